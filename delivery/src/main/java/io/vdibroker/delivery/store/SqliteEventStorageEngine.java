package io.vdibroker.delivery.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Events and snapshots in SQLite: each append is one short transaction of its own, reads go beside it. */
final class SqliteEventStorageEngine extends JdbcEventStorageEngine {

    private final SqliteDatabase database;
    private volatile Runnable onAppend = () -> {};

    SqliteEventStorageEngine(
            SqliteDatabase database,
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
    }

    /** What to do when events have been committed. */
    void onAppend(Runnable action) {
        onAppend = action;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        // the messages keep the result, so that the lock is not held while JSON is written
        for (var event : events) {
            event.serializePayload(serializer, byte[].class);
            event.serializeMetaData(serializer, byte[].class);
        }
        database.writeThrough(() -> {
            super.appendEvents(events, serializer);
            return true;
        });
        onAppend.run();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        database.write(() -> {
            super.storeSnapshot(snapshot, serializer);
            return true;
        });
    }

    // On an empty store the driver cannot read the null of a bare min() or max(): no row is what Axon understands.

    @Override
    protected PreparedStatement createTailToken(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "SELECT min(globalIndex) - 1 FROM DomainEventEntry HAVING min(globalIndex) IS NOT NULL");
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
}
