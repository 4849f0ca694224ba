package io.vdibroker.secrets;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Derives one key of 256 bits per purpose (RFC 5869, SHA-256), so that no key is used for two things. The JDK has HKDF
 * from 25 on; until then it is Bouncy Castle's, which Argon2id needs anyway.
 */
final class Hkdf {

    private static final byte[] SALT = "io.vdibroker.secrets/1".getBytes(StandardCharsets.UTF_8);

    private Hkdf() {}

    static SecretKey derive(byte[] from, String purpose, String algorithm) {
        var hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(from, SALT, purpose.getBytes(StandardCharsets.UTF_8)));
        var key = new byte[32];
        hkdf.generateBytes(key, 0, key.length);
        return new SecretKeySpec(key, algorithm);
    }
}
