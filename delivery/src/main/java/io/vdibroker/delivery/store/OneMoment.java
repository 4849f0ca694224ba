package io.vdibroker.delivery.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * Both databases of a data directory as they were at one moment, for who copies them: that at which the history was
 * looked at for
 * the first time, while the secrets stood still. From then on each shows that state, however long the copying takes,
 * and the broker
 * goes on.
 */
final class OneMoment implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final int PATIENCE_MILLIS = 3000;

    private final List<Connection> open = new ArrayList<>();
    private final Connection events;
    private final Connection secrets;

    private OneMoment(Path directory) throws SQLException {
        try {
            events = connect(directory.resolve(StoreFiles.EVENTS));
            secrets = connect(directory.resolve(StoreFiles.SECRETS));
            var stopSecrets = connect(directory.resolve(StoreFiles.SECRETS));
            run(stopSecrets, "BEGIN IMMEDIATE");
            for (var reader : List.of(events, secrets)) {
                run(reader, "BEGIN");
                ask(reader, "SELECT count(*) FROM sqlite_schema"); // from here on it shows this state
            }
            run(stopSecrets, "ROLLBACK");
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** Tries again if the broker writes for longer than a moment. */
    static OneMoment of(Path directory) throws SQLException {
        for (var attempt = 1; ; attempt++) {
            try {
                return new OneMoment(directory);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    String identity() throws SQLException {
        return ask(events, "SELECT id FROM StoreIdentity");
    }

    long position() throws SQLException {
        return Long.parseLong(ask(events, "SELECT coalesce(max(globalIndex), 0) FROM DomainEventEntry"));
    }

    void copyEvents(Path to) throws SQLException {
        copy(events, to);
    }

    void copySecrets(Path to) throws SQLException {
        copy(secrets, to);
    }

    /** The copy is one file: it needs no log beside it. */
    private static void copy(Connection from, Path to) throws SQLException {
        try (var statement = from.createStatement()) {
            statement.executeUpdate("backup to '" + to.toString().replace("'", "''") + "'");
        }
        try (var copy = new SQLiteConfig().createConnection("jdbc:sqlite:" + to)) {
            ask(copy, "PRAGMA journal_mode = DELETE");
        }
    }

    private Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        open.add(connection);
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : open) {
            connection.close();
        }
        open.clear();
    }
}
