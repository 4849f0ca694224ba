package io.vdibroker.delivery.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;

/** An event or a snapshot as the columns of its row. */
final class EventRow {

    static final String COLUMNS = "aggregateIdentifier, sequenceNumber, type, eventIdentifier, timeStamp, payloadType,"
            + " payloadRevision, payload, metaData";

    private static final byte[] NO_METADATA = {'{', '}'};

    private EventRow() {}

    static GenericDomainEventEntry<byte[]> of(EventMessage<?> message, Serializer serializer) {
        var event = EventUtils.asDomainEventMessage(message);
        var payload = event.serializePayload(serializer, byte[].class);
        return new GenericDomainEventEntry<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getIdentifier(),
                DateTimeUtils.formatInstant(event.getTimestamp()),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                event.serializeMetaData(serializer, byte[].class).getData());
    }

    static GenericDomainEventEntry<byte[]> read(ResultSet row) throws SQLException {
        var metadata = row.getBytes("metaData");
        return new GenericDomainEventEntry<>(
                row.getString("type"),
                row.getString("aggregateIdentifier"),
                row.getLong("sequenceNumber"),
                row.getString("eventIdentifier"),
                row.getString("timeStamp"),
                row.getString("payloadType"),
                row.getString("payloadRevision"),
                row.getBytes("payload"),
                metadata == null ? NO_METADATA : metadata);
    }

    /** The first nine parameters, which are the columns in their order. */
    static void set(PreparedStatement insert, GenericDomainEventEntry<byte[]> entry, byte[] metadata)
            throws SQLException {
        var payload = entry.getPayload();
        insert.setString(1, entry.getAggregateIdentifier());
        insert.setLong(2, entry.getSequenceNumber());
        insert.setString(3, entry.getType());
        insert.setString(4, entry.getEventIdentifier());
        insert.setString(5, DateTimeUtils.formatInstant(entry.getTimestamp()));
        insert.setString(6, payload.getType().getName());
        insert.setString(7, payload.getType().getRevision());
        insert.setBytes(8, payload.getData());
        insert.setBytes(9, metadata);
    }
}
