package io.vdibroker.delivery.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.ConnectionCloseHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A handful of reading connections, opened when first needed and given back by closing them. */
final class Readers {

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final SqliteFile file;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(SqliteFile file, int count) {
        this.file = file;
        this.permits = new Semaphore(count, true);
    }

    Connection borrow() throws SQLException {
        try {
            if (closed || !permits.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new SQLTransientConnectionException(
                        closed ? "The event store is closed" : "No reading connection became free in 20 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for a reading connection", e);
        }
        try {
            var connection = idle.poll();
            return ConnectionWrapperFactory.wrap(connection == null ? file.openReader() : connection, new Once());
        } catch (SQLException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    private void giveBack(Connection connection) {
        idle.push(connection);
        permits.release();
        if (closed) {
            close();
        }
    }

    void close() {
        closed = true;
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("Closing a reading connection failed", e);
            }
        }
    }

    /** Axon closes the same connection more than once; it must come back only once. */
    private final class Once implements ConnectionCloseHandler {

        private boolean returned;

        @Override
        public void close(Connection connection) {
            if (!returned) {
                returned = true;
                giveBack(connection);
            }
        }

        @Override
        public void commit(Connection connection) {} // readers are in autocommit
    }
}
