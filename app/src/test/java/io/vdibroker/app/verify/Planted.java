package io.vdibroker.app.verify;

import io.vdibroker.delivery.json.JsonDelivery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.serialization.Serializer;

/** An event store as a broker leaves it, with a history of our choice. */
final class Planted implements AutoCloseable {

    private static final Instant DAY = Instant.parse("2026-11-26T08:00:00Z");

    private final Serializer serializer = JsonDelivery.serializer();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Connection connection;
    private Instant now = DAY;

    Planted(Path directory) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
        execute(
                """
                CREATE TABLE DomainEventEntry (
                    globalIndex INTEGER PRIMARY KEY, aggregateIdentifier TEXT NOT NULL, sequenceNumber INTEGER NOT NULL,
                    timeStamp TEXT NOT NULL, payloadType TEXT NOT NULL, payloadRevision TEXT, payload BLOB NOT NULL)""");
    }

    Instant now() {
        return now;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** Appends an event to its stream, a second after the one before. */
    void happened(Object stream, Object event) throws SQLException {
        var stored = serializer.serialize(event, byte[].class);
        now = now.plusSeconds(1);
        try (var insert = connection.prepareStatement("INSERT INTO DomainEventEntry"
                + " (aggregateIdentifier, sequenceNumber, timeStamp, payloadType, payloadRevision, payload)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, stream.toString());
            insert.setLong(2, sequences.merge(stream.toString(), 1L, Long::sum) - 1);
            insert.setString(3, now.toString());
            insert.setString(4, stored.getType().getName());
            insert.setString(5, stored.getType().getRevision());
            insert.setBytes(6, stored.getData());
            insert.executeUpdate();
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
