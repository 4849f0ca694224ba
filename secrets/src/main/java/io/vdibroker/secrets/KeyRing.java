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

    /** How the root is wrapped once the history is sealed: whoever lacks the master key cannot go back. */
    private static final String CONTEXT_WITH_SEALS = "root/history-sealed";

    private final byte[] root;
    private final SecretKey wrapping;
    private final SecretKey secrets;
    private final SecretKey persons;
    private final SecretKey history;
    private final SecretKey historyHead;
    private volatile boolean expectsSeals;

    private KeyRing(byte[] root, SecretKey wrapping, boolean expectsSeals) {
        this.root = root;
        this.wrapping = wrapping;
        this.expectsSeals = expectsSeals;
        this.secrets = Hkdf.derive(root, "secrets", "AES");
        this.persons = Hkdf.derive(root, "person-keys", "AES");
        this.history = Hkdf.derive(root, "history/1", "HmacSHA256");
        this.historyHead = Hkdf.derive(root, "history-head", "AES");
    }

    static KeyRing open(SecretsFile file, MasterKey master) {
        var wrapping = master.aeadKey(CONTEXT);
        var sealed = read(file).orElseGet(() -> make(file, wrapping));
        try {
            return new KeyRing(Aead.open(wrapping, sealed, CONTEXT_WITH_SEALS), wrapping, true);
        } catch (TamperedException notSealedYet) {
            return openFromBefore(wrapping, sealed);
        }
    }

    private static KeyRing openFromBefore(SecretKey wrapping, byte[] sealed) {
        try {
            return new KeyRing(Aead.open(wrapping, sealed, CONTEXT), wrapping, false);
        } catch (TamperedException e) {
            throw new IllegalStateException(
                    "This master key does not open the store of the secrets: it was made with another one, or is"
                            + " damaged. Check VDI_MASTER_KEY and vdi.secrets.master-key-file, and that the data"
                            + " directory is the right one",
                    e);
        }
    }

    /** With the note that the history is empty and sealed, so that no note is never a state of a new store. */
    private static byte[] make(SecretsFile file, SecretKey wrapping) {
        var root = Aead.random(MasterKey.BYTES);
        var ring = new KeyRing(root, wrapping, true);
        file.inTransaction(open -> {
            var made = SecretsFile.update(
                    open,
                    "INSERT INTO root (id, sealed) VALUES (1, ?) ON CONFLICT DO NOTHING",
                    ring.rootThatExpectsSeals());
            if (made == 1) {
                SecretsFile.update(
                        open,
                        "INSERT INTO history_head (id, sealed) VALUES (1, ?) ON CONFLICT DO NOTHING",
                        HistorySeals.seal(ring, SealedHead.none()));
            }
        });
        return read(file).orElseThrow();
    }

    boolean expectsSeals() {
        return expectsSeals;
    }

    byte[] rootThatExpectsSeals() {
        return Aead.seal(wrapping, root, CONTEXT_WITH_SEALS);
    }

    void nowExpectsSeals() {
        expectsSeals = true;
    }

    SecretKey history() {
        return history;
    }

    SecretKey historyHead() {
        return historyHead;
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
