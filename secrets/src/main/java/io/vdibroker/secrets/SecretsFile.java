package io.vdibroker.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file {@code secrets.db}: one connection, and each change is on disk when its call returns.
 *
 * <p>What is erased is overwritten in its place with zeros, and its row stays as a marker. Deleting rows instead makes
 * SQLite move neighbours between pages, and copies of them can stay in the gaps for good, {@code secure_delete} or not.
 * For the same reason rows are only ever appended: a full page is left as it is, and never split. Then the write-ahead
 * log, which still has the old page, is written back and cut off.
 */
final class SecretsFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SecretsFile.class);

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
        try {
            Schema.migrate(file);
            file.forget();
            return file;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** What is there, as it is: another process may have it open, and be of another version. */
    static SecretsFile existing(Path dataDir) {
        return new SecretsFile(in(dataDir));
    }

    Path path() {
        return path;
    }

    /** One use of the connection by one thread. One that has failed is given up: SQLite may have lost track. */
    private <T> T call(Work<T> work) {
        lock.lock();
        var done = false;
        try {
            var open = connection;
            if (open == null) {
                open = connect();
                connection = open;
            }
            var result = work.on(open);
            done = true;
            return result;
        } catch (SQLException e) {
            throw new SecretStoreException("The file " + path + " does not work: " + e.getMessage(), e);
        } finally {
            if (!done) {
                disconnect();
            }
            lock.unlock();
        }
    }

    /** Writes the log back and cuts it off, so that it keeps nothing that was overwritten in the file. */
    void forget() {
        var busy =
                first(row -> row.getInt(1), "PRAGMA wal_checkpoint(TRUNCATE)").orElseThrow();
        if (busy != 0) {
            LOG.warn(
                    "{} is being read elsewhere: erased values stay in its log until the next deletion or start", path);
        }
    }

    /** Changes rows in a transaction of its own, and says how many. */
    int update(String sql, @Nullable Object... parameters) {
        return call(open -> {
            var changed = update(open, sql, parameters);
            writeBack(open);
            return changed;
        });
    }

    /**
     * Who copies or keeps the file without its log has all that was returned: there are few changes, so it is done with
     * each.
     */
    private void writeBack(Connection open) {
        try (var statement = open.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException e) { // the change is on disk
            LOG.warn("The log of {} could not be written back: {}", path, e.getMessage());
        }
    }

    static int update(Connection open, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(open, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Several changes or none. */
    void inTransaction(Step step) {
        call(open -> {
            open.setAutoCommit(false);
            step.on(open);
            open.commit();
            open.setAutoCommit(true);
            writeBack(open);
            return true;
        });
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(RowReader<T> reader, String sql, @Nullable Object... parameters) {
        return call(open -> {
            try (var statement = prepare(open, sql, parameters);
                    var row = statement.executeQuery()) {
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
        });
    }

    /** All rows. */
    <T> List<T> all(RowReader<T> reader, String sql) {
        return call(open -> {
            try (var statement = prepare(open, sql);
                    var row = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (row.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        });
    }

    private static PreparedStatement prepare(Connection open, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = open.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            disconnect();
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

    /** SQLite gives its log and shared memory the permissions of the file itself. */
    private void createOwnerOnly() throws IOException {
        try {
            OwnerOnly.create(path);
        } catch (FileAlreadyExistsException e) {
            OwnerOnly.restrict(path);
        }
    }

    private void disconnect() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.warn("{} was not closed properly", path, e);
            }
        }
    }

    /** Reads or writes through the connection. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection open) throws SQLException;
    }

    /** Part of a transaction. */
    @FunctionalInterface
    interface Step {
        void on(Connection open) throws SQLException;
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
