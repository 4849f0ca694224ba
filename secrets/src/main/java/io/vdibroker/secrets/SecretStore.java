package io.vdibroker.secrets;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets under random references. Write the secret first, then send the command that carries the reference: what
 * is returned here is on disk. Whoever sees the command refused deletes the secret again.
 */
public final class SecretStore {

    private static final String INSERT = "INSERT INTO secret (ref, kind, name, live, sealed, at)"
            + " VALUES (?, ?, ?, 1, ?, unixepoch()) ON CONFLICT DO NOTHING";
    private static final String ERASE =
            "UPDATE secret SET live = 0, sealed = zeroblob(length(sealed)) WHERE live = 1 AND ref = ?";
    private static final String COLUMNS = "SELECT ref, kind, name, sealed FROM secret WHERE live = 1 AND ";

    private final SecretsFile file;
    private final KeyRing keys;

    SecretStore(SecretsFile file, KeyRing keys) {
        this.file = file;
        this.keys = keys;
    }

    /** Seals the value under a new reference. */
    public String put(SecretKind kind, String value) {
        var ref = UUID.randomUUID().toString();
        insert(ref, kind, null, value);
        return ref;
    }

    /** The reference of the one secret of this kind and name; the first caller's value stays. */
    public String putIfAbsent(SecretKind kind, String name, Supplier<String> value) {
        var there = named(kind, name);
        if (there.isPresent()) {
            return there.get();
        }
        insert(UUID.randomUUID().toString(), kind, name, value.get());
        return named(kind, name)
                .orElseThrow(() -> new IllegalStateException(kind + " " + name + " was deleted meanwhile"));
    }

    /** The reference of a named secret. */
    public Optional<String> named(SecretKind kind, String name) {
        return find("kind = ? AND name = ?", kind.name(), name).map(Row::ref);
    }

    /** Empty when it was never there or is deleted; {@link TamperedException} when the row is not as it was written. */
    public Optional<Secret> open(String ref) {
        return find("ref = ?", ref).map(row -> {
            var plain = Aead.open(keys.secrets(), row.sealed(), row.context());
            return new Secret(row.kind(), new String(plain, StandardCharsets.UTF_8));
        });
    }

    /** Overwrites the secret, here and in the log of the file. Deleting what is not there is no error. */
    public void delete(String ref) {
        file.update(ERASE, ref);
        file.forget();
    }

    /** The references of unnamed secrets of this kind that were put there longer ago than that. */
    public List<String> olderThan(Duration age, SecretKind kind) {
        return file.all(
                row -> row.getString(1),
                "SELECT ref FROM secret WHERE live = 1 AND name IS NULL AND kind = '" + kind.name()
                        + "' AND coalesce(at, 0) < unixepoch() - " + age.toSeconds());
    }

    /** Seals another value under the same reference, unless that was deleted: a better hash of the same password. */
    void replace(String ref, String value) {
        find("ref = ?", ref).ifPresent(row -> {
            var sealed = seal(row.context(), value);
            file.inTransaction(open -> {
                if (SecretsFile.update(open, ERASE, ref) == 1) {
                    SecretsFile.update(open, INSERT, ref, row.kind().name(), row.name(), sealed);
                }
            });
            file.forget();
        });
    }

    /** The reference of the secret of this kind that was added last. */
    Optional<String> newest(SecretKind kind) {
        return find("kind = ? ORDER BY id DESC LIMIT 1", kind.name()).map(Row::ref);
    }

    private void insert(String ref, SecretKind kind, @Nullable String name, String value) {
        file.update(INSERT, ref, kind.name(), name, seal(context(ref, kind, name), value));
    }

    private Optional<Row> find(String condition, Object... parameters) {
        return file.first(Row::of, COLUMNS + condition, parameters);
    }

    private byte[] seal(String context, String value) {
        return Aead.seal(keys.secrets(), value.getBytes(StandardCharsets.UTF_8), context);
    }

    /** All that tells one row from another is authenticated, so no row opens in another's place. */
    private static String context(String ref, SecretKind kind, @Nullable String name) {
        return "secret/" + kind + "/" + ref + (name == null ? "" : "/" + name);
    }

    private record Row(String ref, SecretKind kind, @Nullable String name, byte[] sealed) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getString(1), SecretKind.valueOf(row.getString(2)), row.getString(3), row.getBytes(4));
        }

        String context() {
            return SecretStore.context(ref, kind, name);
        }
    }
}
