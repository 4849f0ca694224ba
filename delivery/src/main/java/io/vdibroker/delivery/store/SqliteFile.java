package io.vdibroker.delivery.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** How connections to an SQLite file are opened: WAL, and an fsync for each commit, so that kill -9 loses nothing. */
record SqliteFile(Path path) {

    Connection openWriter() throws SQLException {
        var connection = open(TransactionMode.IMMEDIATE);
        connection.setAutoCommit(false);
        return connection;
    }

    /** In autocommit: a reader that rolls back before its result is closed keeps an old snapshot and reads stale data. */
    Connection openReader() throws SQLException {
        return open(TransactionMode.DEFERRED);
    }

    /** For who must leave the file as it is. */
    Connection openToLook() throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(20_000);
        return config.createConnection("jdbc:sqlite:" + path);
    }

    private Connection open(TransactionMode mode) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(20_000);
        config.setTransactionMode(mode);
        return config.createConnection("jdbc:sqlite:" + path);
    }
}
