package io.vdibroker.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key that seals what the history holds, and the note of how far the history went. The note is authenticated, and
 * of
 * one length, so that it is overwritten in its place. Taking the note away does not make a sealed history one that was
 * never sealed: the root of all keys is wrapped in another way since.
 */
public final class HistorySeals {

    private static final String CONTEXT = "history-head/1";
    private static final int NOTE_BYTES = 768;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretsFile file;
    private final KeyRing keys;
    private final ThreadLocal<Mac> macs;

    HistorySeals(SecretsFile file, KeyRing keys) {
        this.file = file;
        this.keys = keys;
        macs = ThreadLocal.withInitial(this::newMac);
    }

    /** HMAC-SHA256 of the message under the key of this history. */
    public byte[] mac(byte[] message) {
        return macs.get().doFinal(message);
    }

    /**
     * Whether this store was ever told of a history that is sealed. A store that was made by this release always was.
     */
    public boolean expected() {
        return keys.expectsSeals();
    }

    /** What was noted last; empty if nothing was. {@link TamperedException} if somebody else wrote it. */
    public Optional<SealedHead> head() {
        var there = file.first(
                row -> row.getInt(1), "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'history_head'");
        if (there.isEmpty()) {
            return Optional.empty(); // of a release before, and only looked at
        }
        return file.first(row -> row.getBytes(1), "SELECT sealed FROM history_head WHERE id = 1")
                .map(note -> read(Aead.open(keys.historyHead(), note, CONTEXT)));
    }

    /** Notes it; on disk when this returns. */
    public void keep(SealedHead head) {
        var sealed = seal(keys, head);
        file.inTransaction(open -> {
            SecretsFile.update(
                    open,
                    "INSERT INTO history_head (id, sealed) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
                    sealed);
            if (head.whole() && !keys.expectsSeals()) {
                SecretsFile.update(open, "UPDATE root SET sealed = ? WHERE id = 1", keys.rootThatExpectsSeals());
            }
        });
        if (head.whole()) {
            keys.nowExpectsSeals();
        }
    }

    static byte[] seal(KeyRing keys, SealedHead head) {
        var json = JSON.writeValueAsBytes(head);
        if (json.length > NOTE_BYTES) {
            throw new IllegalArgumentException("The identity of the event store is too long");
        }
        var note = Arrays.copyOf(json, NOTE_BYTES);
        Arrays.fill(note, json.length, note.length, (byte) ' ');
        return Aead.seal(keys.historyHead(), note, CONTEXT);
    }

    private static SealedHead read(byte[] note) {
        try {
            return JSON.readValue(new String(note, StandardCharsets.UTF_8), SealedHead.class);
        } catch (JacksonException e) {
            throw new TamperedException(CONTEXT, e);
        }
    }

    private Mac newMac() {
        try {
            var key = keys.history();
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
