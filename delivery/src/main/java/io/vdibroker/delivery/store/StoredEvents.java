package io.vdibroker.delivery.store;

import io.vdibroker.delivery.json.JsonDelivery;
import io.vdibroker.secrets.HistorySeals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
    private @Nullable EventSeals seals;

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

    /** Has each event tell whether it is as it was stored. */
    public void checkSeals(HistorySeals keys) {
        seals = new EventSeals(keys, serializer);
    }

    /** Identifies this very store. */
    public String identity() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT id FROM StoreIdentity")) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new JdbcException("The event store cannot be read", e);
        }
    }

    /** How many events of somebody else a start has set aside. */
    public long forgedRows() {
        try {
            return ForgedRows.count(connection);
        } catch (SQLException e) {
            throw new JdbcException("The event store cannot be read", e);
        }
    }

    /** The streams whose snapshots are not as they were stored. */
    public List<String> streamsWithWrongSnapshots() {
        if (seals == null) {
            return List.of();
        }
        var wrong = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + EventRow.COLUMNS + " FROM SnapshotEventEntry")) {
            while (rows.next()) {
                var snapshot = EventRow.read(rows);
                if (!seals.isGood(snapshot)) {
                    wrong.add(snapshot.getAggregateIdentifier());
                }
            }
        } catch (SQLException e) {
            throw new JdbcException("The event store cannot be read", e);
        }
        return wrong;
    }

    /** All that was committed when it began, from the first event to the last; only one is held at a time. */
    public void forEach(Consumer<StoredEvent> reader) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT globalIndex, " + EventRow.COLUMNS + " FROM DomainEventEntry ORDER BY globalIndex")) {
            while (rows.next()) {
                reader.accept(read(rows));
            }
        } catch (SQLException e) {
            throw new JdbcException("The event store cannot be read", e);
        }
    }

    private StoredEvent read(ResultSet row) throws SQLException {
        var index = row.getLong("globalIndex");
        var event = EventRow.read(row);
        var type = event.getPayload().getType();
        return new StoredEvent(
                index,
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                type.getName(),
                payload(event.getPayload().getData(), type.getName(), type.getRevision()),
                seals == null ? null : seals.good(index, event));
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
