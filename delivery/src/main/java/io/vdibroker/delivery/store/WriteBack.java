package io.vdibroker.delivery.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what was committed from the write-ahead log into the main file, so that who copies or keeps {@code events.db}
 * without
 * its {@code -wal} has all that was acknowledged. Whoever calls holds the lock of the writer.
 */
final class WriteBack {

    /** While others wait for the writer, what was acknowledged may be in the log alone for so long. */
    static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);

    private final SqliteFile file;
    private final LongSupplier nanos;
    private @Nullable Connection connection;
    private volatile boolean owed;
    private long owedSince;
    private boolean failing;

    WriteBack(SqliteFile file, LongSupplier nanos) {
        this.file = file;
        this.nanos = nanos;
    }

    /** Something was written that must not stay in the log. */
    void owe() {
        if (!owed) {
            owedSince = nanos.getAsLong();
            owed = true;
        }
    }

    boolean isOwed() {
        return owed;
    }

    /** While others wait, one copy serves several transactions. */
    boolean isDue(boolean othersWait) {
        return owed && (!othersWait || nanos.getAsLong() - owedSince >= LONGEST_NANOS);
    }

    /** What a reader of an older state does not let go remains owed. What was committed stays so if this fails. */
    void run() {
        try {
            owed = !isWhole();
            failing = false;
        } catch (SQLException e) {
            if (!failing) { // a disk that takes nothing is told of once
                LOG.warn("The log of {} could not be written back, it is tried again: {}", file.path(), e.getMessage());
            }
            failing = true;
            close();
        }
        if (owed) {
            owedSince = nanos.getAsLong();
        }
    }

    private boolean isWhole() throws SQLException {
        if (connection == null) {
            connection = file.openReader(); // the writer has begun its next transaction already
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return row.next() && row.getInt(1) == 0 && row.getInt(2) == row.getInt(3);
        }
    }

    void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("Closing the connection that writes back failed", e);
            }
        }
    }
}
