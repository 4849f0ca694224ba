package io.vdibroker.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file {@code secrets.db}: one connection, one statement per change, on disk when the call returns.
 *
 * <p>What is erased is overwritten in its place with zeros, and its row stays as a marker. Deleting rows instead makes
 * SQLite move neighbours between pages, and copies of them stay in the gaps for good, {@code secure_delete} or not. For
 * the same reason rows are only ever appended: a page that fills up is never split. Then the write-ahead log, which
 * still has the old page, is written back and cut off.
 */
final class SecretsFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SecretsFile.class);
    private static final int VERSION = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Path path;
    private @Nullable Connection connection;

    private SecretsFile(Path path) {
        this.path = path;
    }

    static Path in(Path dataDir) {
        return dataDir.resolve("secrets.db");
    }

    static SecretsFile open(Path dataDir) {
        var file = new SecretsFile(in(dataDir));
        try {
            Files.createDirectories(dataDir);
            file.createOwnerOnly();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file.path + " cannot be made", e);
        }
        file.run(SecretsFile::migrate);
        file.forget();
        return file;
    }

    /** One use of the connection by one thread. A connection that has failed is given up: SQLite may have lost track. */
    <T> T call(Work<T> work) {
        lock.lock();
        try {
            var open = connection;
            if (open == null) {
                open = connect();
                connection = open;
            }
            return work.on(open);
        } catch (SQLException e) {
            discard(e);
            throw new SecretStoreException("The file " + path + " does not work: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    void run(Step step) {
        call(open -> {
            step.on(open);
            return true;
        });
    }

    /** Writes the log back and cuts it off, so that it keeps nothing that was overwritten in the file. */
    void forget() {
        var busy = call(open -> {
            try (var statement = open.createStatement();
                    var result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return result.next() && result.getInt(1) != 0;
            }
        });
        if (busy) {
            LOG.warn(
                    "{} is being read elsewhere: erased values stay in its log until the next deletion or start", path);
        }
    }

    /** A statement with its parameters, for use in try-with-resources. */
    static PreparedStatement prepare(Connection open, String sql, Object... parameters) throws SQLException {
        var statement = open.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Changes rows, and says how many. */
    int update(String sql, Object... parameters) {
        return call(open -> {
            try (var statement = prepare(open, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void close() {
        lock.lock();
        try {
            discard(null);
        } finally {
            lock.unlock();
        }
    }

    private Connection connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(20_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return config.createConnection("jdbc:sqlite:" + path);
    }

    private static void migrate(Connection open) throws SQLException {
        try (var statement = open.createStatement()) {
            int found;
            try (var result = statement.executeQuery("PRAGMA user_version")) {
                found = result.getInt(1);
            }
            if (found > VERSION) {
                throw new SQLException("it was written by a later release (format " + found + ")");
            }
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS root (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL)");
            statement.executeUpdate(
                    "CREATE TABLE IF NOT EXISTS secret (id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE,"
                            + " kind TEXT NOT NULL, name TEXT, live INTEGER NOT NULL, sealed BLOB NOT NULL)");
            statement.executeUpdate(
                    "CREATE UNIQUE INDEX IF NOT EXISTS secret_name ON secret (kind, name) WHERE live = 1");
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS person_key (id INTEGER PRIMARY KEY,"
                    + " person TEXT NOT NULL UNIQUE, live INTEGER NOT NULL, sealed BLOB NOT NULL)");
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
        }
    }

    /** SQLite gives its log and shared memory the permissions of the file itself. */
    private void createOwnerOnly() throws IOException {
        try {
            OwnerOnly.create(path);
        } catch (FileAlreadyExistsException e) {
            OwnerOnly.restrict(path);
        }
    }

    private void discard(@Nullable SQLException cause) {
        var failed = connection;
        connection = null;
        if (failed != null) {
            try {
                failed.close();
            } catch (SQLException e) {
                if (cause != null) {
                    cause.addSuppressed(e);
                }
            }
        }
    }

    /** Reads or writes through the connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection open) throws SQLException;
    }

    /** {@link Work} without an answer. */
    @FunctionalInterface
    interface Step {
        void on(Connection open) throws SQLException;
    }
}
