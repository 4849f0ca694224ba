package io.vdibroker.secrets;

import java.util.Base64;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The 256 bits that everything else is sealed under. They come from outside the store, and never lie in it. */
public final class MasterKey {

    static final int BYTES = 32;

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads base64 of exactly 32 bytes; the source is named in the error, the text is not. */
    public static MasterKey of(String base64, String source) {
        var decoded = decoded(base64.strip());
        if (decoded == null || decoded.length != BYTES) {
            throw new IllegalStateException(source + " is not a master key: it takes 32 bytes in base64, as made by "
                    + "\"openssl rand -base64 32\"");
        }
        return new MasterKey(decoded);
    }

    /** A new random key, for tests and for the first start. */
    public static MasterKey random() {
        return new MasterKey(Aead.random(BYTES));
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    SecretKey aeadKey(String purpose) {
        return Hkdf.derive(bytes, purpose, "AES");
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "MasterKey(****)";
    }
}
