package io.vdibroker.delivery.store;

import io.vdibroker.api.store.RestoreReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In events.db, so that it is neither lost nor left behind when the other files are. */
record SqliteRestorations(SqliteDatabase database) implements Restorations {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteRestorations.class);
    private static final String INSERT =
            "INSERT INTO Restoration (id, reason, position, known, copiedAt, detail, recorded) VALUES (?, ?, ?, ?, ?, ?, 0)";

    @Override
    public void note(RestoreReason reason, @Nullable Long known, String detail) {
        database.writeThrough(() -> {
            try {
                var connection = database.getConnection();
                var position = new SqliteEventLog(database).head();
                if (open(connection).stream().noneMatch(open -> open.reason().eventsLost() == reason.eventsLost())) {
                    insert(connection, new Restoration(UUID.randomUUID(), reason, position, known, null, detail));
                    LOG.error("The store is older than what happened, {}: {}", reason, detail);
                }
                return true;
            } catch (SQLException e) {
                throw new JdbcException("What is known about the age of the store could not be kept", e);
            }
        });
    }

    static void insert(Connection connection, Restoration restoration) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, restoration.id().toString());
            statement.setString(2, restoration.reason().name());
            statement.setLong(3, restoration.position());
            statement.setObject(4, restoration.known());
            statement.setString(
                    5,
                    restoration.copiedAt() == null
                            ? null
                            : restoration.copiedAt().toString());
            statement.setString(6, restoration.detail());
            statement.executeUpdate();
        }
    }

    @Override
    public List<Restoration> open() {
        try (var connection = database.getConnection()) {
            return open(connection);
        } catch (SQLException e) {
            throw new JdbcException("What is known about the age of the store cannot be read", e);
        }
    }

    private static List<Restoration> open(Connection connection) throws SQLException {
        return read(connection, "recorded = 0");
    }

    private static List<Restoration> read(Connection connection, String condition) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT id, reason, position, known, copiedAt, detail FROM Restoration WHERE " + condition
                                + " ORDER BY rowid")) {
            var found = new ArrayList<Restoration>();
            while (row.next()) {
                var known = row.getLong(4);
                var copiedAt = row.getString(5);
                found.add(new Restoration(
                        UUID.fromString(row.getString(1)),
                        RestoreReason.valueOf(row.getString(2)),
                        row.getLong(3),
                        known == 0 ? null : known,
                        copiedAt == null ? null : Instant.parse(copiedAt),
                        row.getString(6)));
            }
            return found;
        }
    }

    @Override
    public void recorded(UUID id) {
        update("UPDATE Restoration SET recorded = 1 WHERE recorded = 0 AND id = '" + id + "'");
    }

    @Override
    public List<Restoration> unconfirmed() {
        try (var connection = database.getConnection()) {
            return read(connection, "recorded < 2");
        } catch (SQLException e) {
            throw new JdbcException("What is known about the age of the store cannot be read", e);
        }
    }

    @Override
    public void confirmed() {
        update("UPDATE Restoration SET recorded = 2 WHERE recorded = 1");
    }

    private void update(String sql) {
        database.writeThrough(() -> {
            try (var statement = database.getConnection().createStatement()) {
                return statement.executeUpdate(sql);
            } catch (SQLException e) {
                throw new JdbcException("What is known about the age of the store could not be kept", e);
            }
        });
    }
}
