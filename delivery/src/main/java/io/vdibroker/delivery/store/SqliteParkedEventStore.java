package io.vdibroker.delivery.store;

import io.vdibroker.delivery.saga.ParkedEvent;
import io.vdibroker.delivery.saga.ParkedEventStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.jdbc.JdbcException;

/** Parked events in events.db, beside the sagas they belong to. */
record SqliteParkedEventStore(SqliteDatabase database) implements ParkedEventStore {

    @Override
    public List<ParkedEvent> all() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT * FROM Parked ORDER BY globalIndex, id");
                var rows = statement.executeQuery()) {
            var events = new ArrayList<ParkedEvent>();
            while (rows.next()) {
                events.add(read(rows));
            }
            return events;
        } catch (SQLException e) {
            throw new JdbcException("The parked events could not be read", e);
        }
    }

    @Override
    public void add(ParkedEvent event) {
        write(
                "INSERT INTO Parked (processingGroup, sagaType, sequence, eventIdentifier, eventType, globalIndex,"
                        + " firstAt, error, message, lastAt, failures) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
                        + " ON CONFLICT DO NOTHING",
                statement -> {
                    statement.setString(1, event.group());
                    statement.setString(2, event.sagaType());
                    statement.setString(3, event.sequence());
                    statement.setString(4, event.eventIdentifier());
                    statement.setString(5, event.eventType());
                    statement.setLong(6, event.globalIndex());
                    statement.setString(7, event.firstAt().toString());
                    outcome(statement, 8, event);
                });
    }

    @Override
    public void update(ParkedEvent event) {
        write("UPDATE Parked SET error = ?, message = ?, lastAt = ?, failures = ? WHERE id = ?", statement -> {
            outcome(statement, 1, event);
            statement.setLong(5, event.id());
        });
    }

    @Override
    public void remove(long id) {
        write("DELETE FROM Parked WHERE id = ?", statement -> statement.setLong(1, id));
    }

    private static void outcome(PreparedStatement statement, int from, ParkedEvent event) throws SQLException {
        statement.setString(from, event.error());
        statement.setString(from + 1, event.message());
        statement.setString(from + 2, event.lastAt().toString());
        statement.setInt(from + 3, event.failures());
    }

    private void write(String sql, Parameters parameters) {
        database.write(() -> {
            try (var statement = database.getConnection().prepareStatement(sql)) {
                parameters.set(statement);
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new JdbcException("The parked events could not be written", e);
            }
        });
    }

    private static ParkedEvent read(ResultSet row) throws SQLException {
        return new ParkedEvent(
                row.getLong("id"),
                row.getString("processingGroup"),
                row.getString("sagaType"),
                row.getString("sequence"),
                row.getString("eventIdentifier"),
                row.getString("eventType"),
                row.getLong("globalIndex"),
                row.getString("error"),
                row.getString("message"),
                Instant.parse(row.getString("firstAt")),
                Instant.parse(row.getString("lastAt")),
                row.getInt("failures"));
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}
