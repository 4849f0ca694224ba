package io.vdibroker.delivery.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.NoOpCloseHandler;
import org.axonframework.common.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SQLite file with exactly one writing connection behind a fair lock, and some reading ones. Several writers would
 * stall each other for the whole busy timeout, or fail commands with SQLITE_BUSY.
 */
final class SqliteDatabase implements ConnectionProvider, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    private final SqliteFile file;
    private final Readers readers;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ThreadLocal<WriterTransaction> current = new ThreadLocal<>();
    private final WriteBack writeBack;
    private @Nullable Connection writer;

    SqliteDatabase(SqliteFile file, int readers) {
        this.file = file;
        this.readers = new Readers(file, readers);
        this.writeBack = new WriteBack(file, System::nanoTime);
        write(() -> {
            Schema.create(this);
            return true;
        });
    }

    /**
     * Runs the work in one short writer transaction of this thread, or in the one that the thread already has. The lock
     * is taken with the first statement, so work that turns out not to write holds nobody up. Never wait in here for
     * another thread: it may need the writer.
     */
    <T extends @Nullable Object> T write(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        var transaction = new WriterTransaction();
        current.set(transaction);
        try {
            var result = work.get();
            transaction.commit();
            return result;
        } finally {
            current.remove();
            transaction.end();
        }
    }

    /**
     * {@link #write} of what is acknowledged: once it is committed it is copied into the main file, before the lock is
     * given
     * back if nobody waits for it, else within {@link WriteBack#LONGEST_NANOS}. The log beside the file is then of no
     * account.
     */
    <T extends @Nullable Object> T writeThrough(Supplier<T> work) {
        return write(() -> {
            var result = work.get();
            if (writing.isHeldByCurrentThread()) {
                writeBack.owe();
            }
            return result;
        });
    }

    /** Copies what a reader of an older state kept in the log. */
    void writeBackWhatIsOwed() {
        if (writeBack.isOwed()) {
            writing.lock();
            try {
                writeBack.run();
            } finally {
                writing.unlock();
            }
        }
    }

    /** The writer within {@link #write}, else a reader in autocommit. */
    @Override
    public Connection getConnection() throws SQLException {
        var transaction = current.get();
        return transaction == null ? readers.borrow() : transaction.connection();
    }

    @Override
    public void close() {
        writing.lock();
        try {
            evictWriter();
            writeBack.close();
            readers.close();
        } finally {
            writing.unlock();
        }
    }

    private Connection writer() throws SQLException {
        if (writer == null) {
            writer = file.openWriter();
        }
        return writer;
    }

    /**
     * After a full disk SQLite has rolled back by itself, while the driver believes that it is in a transaction: later
     * statements would autocommit one by one. Only a new connection is sure to be clean.
     */
    private void evictWriter() {
        var broken = writer;
        writer = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                LOG.warn("Closing the writing connection failed", e);
            }
        }
    }

    private final class WriterTransaction {

        private @Nullable Connection connection;
        private boolean committed;

        Connection connection() throws SQLException {
            if (connection == null) {
                writing.lock();
                try {
                    connection = writer();
                } catch (SQLException | RuntimeException e) {
                    writing.unlock();
                    throw e;
                }
            }
            // Axon closes, and now and then commits, what it is given
            return ConnectionWrapperFactory.wrap(connection, new NoOpCloseHandler());
        }

        void commit() {
            if (connection != null) {
                try {
                    connection.commit();
                } catch (SQLException e) {
                    evictWriter();
                    throw new JdbcException("The event store could not commit", e);
                }
            }
            committed = true;
        }

        void end() {
            if (connection == null) {
                return;
            }
            try {
                if (!committed && connection == writer) {
                    connection.rollback();
                }
            } catch (SQLException e) {
                LOG.warn("Rolling back failed, the writing connection is replaced", e);
                evictWriter();
            } finally {
                if (writeBack.isDue(writing.hasQueuedThreads())) {
                    writeBack.run();
                }
                writing.unlock();
            }
        }
    }
}
