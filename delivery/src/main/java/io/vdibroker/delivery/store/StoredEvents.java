package io.vdibroker.delivery.store;

import io.vdibroker.delivery.json.JsonDelivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/** The events of a data directory, for who only reads them: beside a running broker, or without one. */
public final class StoredEvents implements AutoCloseable {

    private final Serializer serializer = JsonDelivery.serializer();
    private final Connection connection;

    private StoredEvents(Connection connection) {
        this.connection = connection;
    }

    /** {@link IllegalArgumentException} if there is no event store. */
    public static StoredEvents open(Path dataDirectory) {
        var file = dataDirectory.resolve("events.db");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no event store in " + dataDirectory);
        }
        try {
            return new StoredEvents(new SqliteFile(file).openToLook());
        } catch (SQLException e) {
            throw new JdbcException("The event store " + file + " cannot be opened", e);
        }
    }

    /** All that was committed when it began, from the first event to the last; only one is held at a time. */
    public void forEach(Consumer<StoredEvent> reader) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT globalIndex, aggregateIdentifier, sequenceNumber, timeStamp, payloadType, payloadRevision,"
                                + " payload FROM DomainEventEntry ORDER BY globalIndex")) {
            while (rows.next()) {
                reader.accept(read(rows));
            }
        } catch (SQLException e) {
            throw new JdbcException("The event store cannot be read", e);
        }
    }

    private StoredEvent read(ResultSet row) throws SQLException {
        var type = row.getString("payloadType");
        return new StoredEvent(
                row.getLong("globalIndex"),
                row.getString("aggregateIdentifier"),
                row.getLong("sequenceNumber"),
                Instant.parse(row.getString("timeStamp")),
                type,
                payload(row.getBytes("payload"), type, row.getString("payloadRevision")));
    }

    private @Nullable Object payload(byte[] json, String type, @Nullable String revision) {
        try {
            Object payload = serializer.deserialize(new SimpleSerializedObject<>(json, byte[].class, type, revision));
            return payload instanceof UnknownSerializedType ? null : payload;
        } catch (SerializationException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new JdbcException("The event store cannot be closed", e);
        }
    }
}
