package io.vdibroker.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM of the JDK with a random nonce of 96 bits per seal: version, nonce, ciphertext, tag. The context is
 * authenticated with it, so that a sealed value opens only where it was put.
 *
 * <p>The JDK's provider is patched with every release and runs on the processor's AES instructions; Tink would add
 * protobuf and gson for the same primitive. Random nonces are safe up to 2^32 seals per key (NIST SP 800-38D, 8.3). The
 * busiest key seals secrets and person keys, thousands of values; a person's own key seals hundreds.
 */
final class Aead {

    static final int OVERHEAD = 1 + 12 + 16;

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Aead() {}

    static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    static byte[] seal(SecretKey key, byte[] plain, String context) {
        var nonce = random(NONCE_BYTES);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce), context);
            var sealed =
                    ByteBuffer.allocate(plain.length + OVERHEAD).put(VERSION).put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), sealed);
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    static byte[] open(SecretKey key, byte[] sealed, String context) {
        if (sealed.length < OVERHEAD || sealed[0] != VERSION) {
            throw new TamperedException(context, new AEADBadTagException("Not of version " + VERSION));
        }
        try {
            var start = 1 + NONCE_BYTES;
            return cipher(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE_BYTES), context)
                    .doFinal(sealed, start, sealed.length - start);
        } catch (AEADBadTagException e) {
            throw new TamperedException(context, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, GCMParameterSpec nonce, String context)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, nonce);
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        cipher.updateAAD(new byte[] {VERSION});
        return cipher;
    }
}
