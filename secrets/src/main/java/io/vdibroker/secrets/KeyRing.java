package io.vdibroker.secrets;

import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The keys of this store. They derive from a random root that lies in it, sealed under the master key. So a wrong
 * master key shows at start, and the master key can be exchanged without touching a login's HMAC, which is stored for
 * ever.
 */
final class KeyRing {

    private static final String CONTEXT = "root";

    private final byte[] root;
    private final SecretKey secrets;
    private final SecretKey persons;

    private KeyRing(byte[] root) {
        this.root = root;
        this.secrets = Hkdf.derive(root, "secrets", "AES");
        this.persons = Hkdf.derive(root, "person-keys", "AES");
    }

    static KeyRing open(SecretsFile file, MasterKey master) {
        var wrapping = master.aeadKey(CONTEXT);
        var sealed = read(file).orElseGet(() -> {
            var made = Aead.seal(wrapping, Aead.random(MasterKey.BYTES), CONTEXT);
            file.update("INSERT INTO root (id, sealed) VALUES (1, ?) ON CONFLICT DO NOTHING", made);
            return read(file).orElseThrow();
        });
        try {
            return new KeyRing(Aead.open(wrapping, sealed, CONTEXT));
        } catch (TamperedException e) {
            throw new IllegalStateException(
                    "This master key does not open the store of the secrets: it was made with another one, or is"
                            + " damaged. Check VDI_MASTER_KEY and vdi.secrets.master-key-file, and that the data"
                            + " directory is the right one",
                    e);
        }
    }

    SecretKey secrets() {
        return secrets;
    }

    SecretKey persons() {
        return persons;
    }

    SecretKey hmac(Purpose purpose) {
        return Hkdf.derive(root, "hmac/" + purpose.label(), "HmacSHA256");
    }

    private static Optional<byte[]> read(SecretsFile file) {
        return file.first(row -> row.getBytes(1), "SELECT sealed FROM root WHERE id = 1");
    }
}
