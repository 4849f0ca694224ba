package io.vdibroker.delivery.store;

import io.vdibroker.secrets.SealedHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventhandling.DomainEventData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of events.db under their seals: looks at some, and seals once what came from before there were seals. */
final class SealedRows {

    private static final Logger LOG = LoggerFactory.getLogger(SealedRows.class);
    private static final int BATCH = 1_000;
    private static final int TOLD_EVERY = 50_000;
    private static final String EVENT = "SELECT globalIndex, " + EventRow.COLUMNS + " FROM DomainEventEntry WHERE ";

    private final SqliteDatabase database;
    private final EventSeals seals;

    SealedRows(SqliteDatabase database, EventSeals seals) {
        this.database = database;
        this.seals = seals;
    }

    /** The last event; without a seal if it is not a good one. */
    record Last(long position, @Nullable String seal) {}

    private record Row(long key, DomainEventData<byte[]> data) {}

    String identity() {
        return new SqliteEventLog(database).identity();
    }

    Last last() {
        return read(connection -> events(connection, "1 = 1 ORDER BY globalIndex DESC LIMIT 1").stream()
                .findFirst()
                .map(row -> new Last(row.key(), seals.good(row.key(), row.data())))
                .orElse(new Last(0, null)));
    }

    /**
     * The first of those at the end, after this position, that are not as they were stored; empty if the last one is
     * good.
     */
    OptionalLong firstWrongAtTheEnd(long after) {
        return read(connection -> {
            var first = OptionalLong.empty();
            for (var position = last().position(); position > after; position--) {
                var good = events(connection, "globalIndex = " + position).stream()
                        .allMatch(row -> seals.good(row.key(), row.data()) != null);
                if (good) {
                    break;
                }
                first = OptionalLong.of(position);
            }
            return first;
        });
    }

    /** Whether what was noted of the history is there. */
    boolean hold(SealedHead head) {
        if (!head.store().equals(identity())) {
            return false;
        }
        var seal = head.seal();
        if (seal == null) {
            return last().position() >= head.position();
        }
        return read(connection -> events(connection, "globalIndex = " + head.position()).stream()
                .anyMatch(row -> seal.equals(seals.good(row.key(), row.data()))));
    }

    /** How many events are missing between the first position and the last, in words. */
    Optional<String> missing() {
        return read(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "SELECT coalesce(max(globalIndex), 0) - count(*), min(globalIndex) FROM DomainEventEntry")) {
                row.next();
                var missing = row.getLong(1);
                return missing == 0 ? Optional.empty() : Optional.of(missing + " events in the middle are missing");
            }
        });
    }

    /**
     * In short transactions, one batch in memory. What is sealed already is left as it is, so that it can be done in
     * two starts.
     */
    void sealUpTo(long end) {
        if (end > 0) {
            LOG.warn("The history is from before events were sealed: its {} events are sealed now, once", end);
        }
        for (var from = 0L; from < end; from += BATCH) {
            var condition = "globalIndex > " + from + " AND globalIndex <= " + Math.min(end, from + BATCH);
            update(
                    "UPDATE DomainEventEntry SET metaData = ? WHERE globalIndex = ?",
                    connection -> events(connection, condition + " ORDER BY globalIndex"),
                    row -> seals.good(row.key(), row.data()) == null
                            ? seals.event(row.key(), row.data()).metadata()
                            : null);
            if (from > 0 && from % TOLD_EVERY == 0) {
                LOG.info("{} of {} events are sealed", from, end);
            }
        }
        sealSnapshots();
        if (end > 0) {
            LOG.info("The {} events of the history are sealed", end);
        }
    }

    private void sealSnapshots() {
        for (var rowid : read(SealedRows::snapshots)) {
            update(
                    "UPDATE SnapshotEventEntry SET metaData = ? WHERE rowid = ?",
                    connection -> rows(
                            connection,
                            "SELECT rowid, " + EventRow.COLUMNS + " FROM SnapshotEventEntry WHERE rowid = " + rowid),
                    row -> seals.isGood(row.data())
                            ? null
                            : seals.snapshot(row.data()).metadata());
        }
    }

    private void update(String sql, Reading<List<Row>> reading, Change change) {
        database.write(() -> {
            try (var connection = database.getConnection();
                    var update = connection.prepareStatement(sql)) {
                for (var row : reading.of(connection)) {
                    var metadata = change.of(row);
                    if (metadata != null) {
                        update.setBytes(1, metadata);
                        update.setLong(2, row.key());
                        update.addBatch();
                    }
                }
                update.executeBatch();
                return true;
            } catch (SQLException e) {
                throw new JdbcException("The history could not be sealed", e);
            }
        });
    }

    private <T> T read(Reading<T> reading) {
        try (var connection = database.getConnection()) {
            return reading.of(connection);
        } catch (SQLException e) {
            throw new JdbcException("The event store could not be read", e);
        }
    }

    private static List<Long> snapshots(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT rowid FROM SnapshotEventEntry")) {
            var found = new ArrayList<Long>();
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
            return found;
        }
    }

    private static List<Row> events(Connection connection, String condition) throws SQLException {
        return rows(connection, EVENT + condition);
    }

    private static List<Row> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<Row>();
            while (rows.next()) {
                found.add(new Row(rows.getLong(1), EventRow.read(rows)));
            }
            return found;
        }
    }

    /** What is read through a connection. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }

    /** The new metadata of a row, if it gets any. */
    @FunctionalInterface
    private interface Change {
        byte @Nullable [] of(Row row);
    }
}
