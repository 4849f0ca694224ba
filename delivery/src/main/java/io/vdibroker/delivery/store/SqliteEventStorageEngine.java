package io.vdibroker.delivery.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Events and snapshots in SQLite: each append is one short transaction of its own, reads go beside it. Each is sealed
 * when it
 * is stored, and checked when it is read. Positions start at 1 and have no gaps.
 */
final class SqliteEventStorageEngine extends JdbcEventStorageEngine {

    private final SqliteDatabase database;
    private final EventSeals seals;
    private final HistoryHead head;
    private final HistoryWatch watch;
    private volatile Runnable onAppend = () -> {};

    SqliteEventStorageEngine(
            SqliteDatabase database,
            EventSeals seals,
            HistoryHead head,
            HistoryWatch watch,
            Serializer events,
            Serializer snapshots,
            EventUpcaster upcasters,
            SnapshotFilter snapshotFilter) {
        super(builder()
                .connectionProvider(database)
                .transactionManager(NoTransactionManager.instance())
                .persistenceExceptionResolver(new SqliteErrors())
                .eventSerializer(events)
                .snapshotSerializer(snapshots)
                .upcasterChain(upcasters)
                .snapshotFilter(snapshotFilter));
        this.database = database;
        this.seals = seals;
        this.head = head;
        this.watch = watch;
    }

    /** What to do when events have been committed. */
    void onAppend(Runnable action) {
        onAppend = action;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        // JSON is written before the lock is taken; the seal needs the position, and so the lock
        var entries =
                events.stream().map(event -> EventRow.of(event, serializer)).toList();
        var last = database.writeThrough(() -> append(entries, events.get(0)));
        head.appended(last.position(), last.seal());
        onAppend.run();
    }

    private Appended append(List<GenericDomainEventEntry<byte[]>> entries, EventMessage<?> first) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("INSERT INTO DomainEventEntry (" + EventRow.COLUMNS
                        + ", globalIndex) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            var position = lastPosition(connection);
            var seal = "";
            for (var entry : entries) {
                position++;
                var made = seals.event(position, entry);
                seal = made.seal();
                EventRow.set(insert, entry, made.metadata());
                insert.setLong(10, position);
                insert.addBatch();
            }
            insert.executeBatch();
            return new Appended(position, seal);
        } catch (SQLException e) {
            handlePersistenceException(e, first);
            throw new EventStoreException("The events could not be stored", e);
        }
    }

    private static long lastPosition(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT coalesce(max(globalIndex), 0) FROM DomainEventEntry")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        database.write(() -> {
            super.storeSnapshot(snapshot, serializer);
            return true;
        });
    }

    @Override
    protected PreparedStatement appendSnapshot(
            Connection connection, DomainEventMessage<?> snapshot, Serializer serializer) throws SQLException {
        var insert = connection.prepareStatement(
                "INSERT INTO SnapshotEventEntry (" + EventRow.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        var entry = EventRow.of(snapshot, serializer);
        EventRow.set(insert, entry, seals.snapshot(entry).metadata());
        return insert;
    }

    // What is read is checked: nothing is decided, and nothing is shown, on the word of a row alone.

    @Override
    protected DomainEventData<?> getDomainEventData(ResultSet row) throws SQLException {
        var event = EventRow.read(row);
        check(row.getLong("globalIndex"), event);
        return event;
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long first, int batchSize) {
        var events = super.fetchDomainEvents(stream, first, batchSize);
        var expected = first;
        for (var event : events) {
            if (event.getSequenceNumber() != expected) {
                throw watch.gapInStream(stream, expected);
            }
            expected++;
        }
        return events;
    }

    @Override
    protected DomainEventData<?> getSnapshotData(ResultSet row) throws SQLException {
        return EventRow.read(row);
    }

    @Override
    @SuppressWarnings("unchecked") // as getSnapshotData makes them
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return super.readSnapshotData(stream).filter(snapshot -> {
            var good = seals.isGood((DomainEventData<byte[]>) snapshot);
            if (!good) {
                watch.wrongSnapshot(stream, snapshot.getSequenceNumber());
            }
            return good;
        });
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, @Nullable GapAwareTrackingToken previous)
            throws SQLException {
        var token = GapAwareTrackingToken.newInstance(row.getLong("globalIndex"), Set.of());
        return new TrackedDomainEventData<>(token, EventRow.read(row));
    }

    /** Whoever reads stops before the first event that is wrong, and is told of it when it is the next one. */
    @Override
    @SuppressWarnings("unchecked") // as getTrackedEventData makes them
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken after, int batchSize) {
        var events = super.fetchTrackedEvents(after, batchSize);
        var last = after == null ? 0 : ((GapAwareTrackingToken) after).getIndex();
        for (var i = 0; i < events.size(); i++) {
            var event = (TrackedDomainEventData<byte[]>) events.get(i);
            var position = ((GapAwareTrackingToken) event.trackingToken()).getIndex();
            try {
                if (position != last + 1) {
                    throw watch.gap(last + 1, position - 1);
                }
                check(position, event);
            } catch (HistoryTampered wrong) {
                if (i == 0) {
                    throw wrong;
                }
                return events.subList(0, i);
            }
            last = position;
        }
        return events;
    }

    private void check(long position, DomainEventData<byte[]> event) {
        if (seals.good(position, event) == null) {
            throw watch.wrongEvent(
                    position,
                    event.getAggregateIdentifier(),
                    event.getPayload().getType().getName());
        }
    }

    // On an empty store the driver cannot read the null of a bare min() or max(): no row is what Axon understands.

    @Override
    protected PreparedStatement createTailToken(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "SELECT min(globalIndex) * 0 FROM DomainEventEntry HAVING min(globalIndex) IS NOT NULL");
    }

    @Override
    protected PreparedStatement createHeadToken(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "SELECT max(globalIndex) FROM DomainEventEntry HAVING max(globalIndex) IS NOT NULL");
    }

    @Override
    protected PreparedStatement createTokenAt(Connection connection, Instant dateTime) throws SQLException {
        var statement = connection.prepareStatement("SELECT min(globalIndex) - 1 FROM DomainEventEntry"
                + " WHERE timeStamp >= ? HAVING min(globalIndex) IS NOT NULL");
        statement.setString(1, DateTimeUtils.formatInstant(dateTime));
        return statement;
    }

    @Override
    protected PreparedStatement lastSequenceNumberFor(Connection connection, String aggregateIdentifier)
            throws SQLException {
        var statement = connection.prepareStatement("SELECT max(sequenceNumber) FROM DomainEventEntry"
                + " WHERE aggregateIdentifier = ? HAVING max(sequenceNumber) IS NOT NULL");
        statement.setString(1, aggregateIdentifier);
        return statement;
    }

    @Override
    protected PreparedStatement fetchTrackedEvents(Connection connection, long index) throws SQLException {
        var statement = connection.prepareStatement("SELECT min(globalIndex) FROM DomainEventEntry"
                + " WHERE globalIndex > ? HAVING min(globalIndex) IS NOT NULL");
        statement.setLong(1, index);
        return statement;
    }

    /** The last event of an append. */
    private record Appended(long position, String seal) {}
}
