package io.vdibroker.delivery.store;

import io.vdibroker.api.store.RestoreReason;
import io.vdibroker.delivery.directory.DataDirectory;
import io.vdibroker.secrets.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.common.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a copy of both databases into a data directory that has none, and leaves in it that the next start has to hold
 * the machines.
 *
 * @param position of the last event that is there again
 * @param madeAt when the copy was made; null if it does not say so
 */
public record Restore(long position, @Nullable Instant madeAt) {

    private static final String DRAFT = ".restoring";
    private static final List<String> DATABASES = List.of(StoreFiles.EVENTS, StoreFiles.SECRETS);

    /**
     * Whatever stands against it is said by {@link IllegalArgumentException} or {@link UnusableStoreException}; then
     * nothing is changed.
     */
    public static Restore into(Path data, Path from) {
        for (var name : DATABASES) {
            if (!Files.isRegularFile(from.resolve(name))) {
                throw new IllegalArgumentException(
                        "There is no " + name + " in " + from + ": a backup has both databases");
            }
        }
        try (var claimed = DataDirectory.claim(data)) {
            var directory = claimed.path();
            refuseToOverwrite(directory);
            try {
                return copy(from, directory);
            } finally {
                for (var name : DATABASES) {
                    for (var suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
                        Files.deleteIfExists(directory.resolve(name + DRAFT + suffix));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be put into " + data, e);
        } catch (SQLException e) {
            throw new JdbcException("The backup cannot be put into " + data, e);
        }
    }

    private static void refuseToOverwrite(Path data) {
        for (var name : DATABASES) {
            for (var suffix : new String[] {"", "-wal"}) {
                if (Files.exists(data.resolve(name + suffix))) {
                    throw new IllegalArgumentException(
                            "There is a " + name + suffix + " in " + data + " already: move"
                                    + " events.db*, secrets.db*, views.mv and head elsewhere first, and keep them until all is well");
                }
            }
        }
    }

    private static Restore copy(Path from, Path data) throws IOException, SQLException {
        for (var name : DATABASES) {
            for (var suffix : new String[] {"", "-wal"}) { // a copy that was made by hand may need its log
                if (Files.isRegularFile(from.resolve(name + suffix))) {
                    var draft = OwnerOnly.create(data.resolve(name + DRAFT + suffix));
                    Files.copy(from.resolve(name + suffix), draft, StandardCopyOption.REPLACE_EXISTING);
                    OwnerOnly.restrict(draft);
                }
            }
            StoreFiles.verifyFile(data.resolve(name + DRAFT));
        }
        var made = Backup.read(from).map(Backup::madeAt);
        var restored = mark(data.resolve(StoreFiles.EVENTS + DRAFT), made);
        fold(data.resolve(StoreFiles.SECRETS + DRAFT));
        for (var name : DATABASES) {
            OwnerOnly.sync(data.resolve(name + DRAFT));
        }
        Files.deleteIfExists(data.resolve("views.mv")); // made anew
        Files.deleteIfExists(data.resolve(StoreMark.FILE));
        for (var name : DATABASES) {
            Files.move(data.resolve(name + DRAFT), data.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        return restored;
    }

    private static Restore mark(Path events, Optional<Instant> made) throws SQLException {
        try (var database = new SqliteDatabase(new SqliteFile(events), 1)) {
            var position = new SqliteEventLog(database).head();
            database.write(() -> {
                try {
                    SqliteRestorations.insert(
                            database.getConnection(),
                            new Restoration(
                                    UUID.randomUUID(),
                                    RestoreReason.BACKUP_RESTORED,
                                    position,
                                    null,
                                    made.orElse(null),
                                    "a backup was put in place with ./broker restore"));
                    return true;
                } catch (SQLException e) {
                    throw new JdbcException("The backup cannot be marked as restored", e);
                }
            });
            return new Restore(position, made.orElse(null));
        } finally {
            fold(events);
        }
    }

    /** Leaves the file without a log beside it. */
    private static void fold(Path file) throws SQLException {
        try (var connection = new SqliteFile(file).openReader();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = DELETE");
        }
    }
}
