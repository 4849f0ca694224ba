package io.vdibroker.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.JdbcException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {

    @TempDir
    Path directory;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = new SqliteDatabase(new SqliteFile(directory.resolve("events.db")), 2);
        database.writeThrough(() -> execute("CREATE TABLE t (n INTEGER, b BLOB)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rollsBackWhatFails() {
        assertThatThrownBy(() -> database.write(() -> {
                    execute("INSERT INTO t (n) VALUES (1)");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(count()).isZero();
    }

    @Test
    void joinsTheTransactionThatTheThreadHas() {
        assertThatThrownBy(() -> database.write(() -> {
                    database.write(() -> execute("INSERT INTO t (n) VALUES (1)"));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(count()).isZero();
    }

    @Test
    void seesItsOwnWritesAndOthersSeeThemWhenCommitted() throws Exception {
        database.write(() -> {
            execute("INSERT INTO t (n) VALUES (1)");
            assertThat(count()).isEqualTo(1);
            assertThat(CompletableFuture.supplyAsync(this::count))
                    .succeedsWithin(10, TimeUnit.SECONDS)
                    .isEqualTo(0L);
            return true;
        });
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void goesOnAfterTheDiskWasFull() {
        assertThatThrownBy(() -> database.write(() -> {
                    execute("INSERT INTO t (n) VALUES (1)");
                    execute("PRAGMA max_page_count = 1"); // never below what there is: full from here on
                    for (var i = 0; i < 100; i++) {
                        execute("INSERT INTO t (n, b) VALUES (2, randomblob(100000))");
                    }
                    return true;
                }))
                .hasStackTraceContaining("SQLITE_FULL")
                .matches(StoreFull::isBehind);

        // a new connection knows no limit; on the old one each statement would now commit by itself
        database.write(() -> execute("INSERT INTO t (n) VALUES (3)"));
        assertThatThrownBy(() -> database.write(() -> {
                    execute("INSERT INTO t (n) VALUES (4)");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void letsManyThreadsWriteAndReadAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var all = new ArrayList<CompletableFuture<?>>();
            for (var i = 0; i < 200; i++) {
                all.add(CompletableFuture.runAsync(
                        () -> database.write(() -> execute("INSERT INTO t (n) VALUES (1)")), threads));
                all.add(CompletableFuture.runAsync(this::count, threads));
            }
            CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdown();
        }
        assertThat(count()).isEqualTo(200);
    }

    @Test
    void hasInTheMainFileWhatIsAcknowledged() throws Exception {
        database.writeThrough(() -> execute("INSERT INTO t (n) VALUES (1)"));

        assertThat(countWithoutLog()).isEqualTo(1);
    }

    @Test
    void catchesUpWhenAReaderOfAnOlderStateIsGone() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT n FROM t UNION SELECT 1 UNION SELECT 2")) {
            row.next();
            database.writeThrough(() -> execute("INSERT INTO t (n) VALUES (1)"));
            assertThat(countWithoutLog()).isZero();
        }
        database.writeBackWhatIsOwed();

        assertThat(countWithoutLog()).isEqualTo(1);
    }

    @Test
    void writesBackOnceForAllWhoWait() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var all = new ArrayList<CompletableFuture<?>>();
            for (var i = 0; i < 200; i++) {
                all.add(CompletableFuture.runAsync(
                        () -> database.writeThrough(() -> execute("INSERT INTO t (n) VALUES (1)")), threads));
            }
            CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdown();
        }

        assertThat(countWithoutLog()).isEqualTo(200);
    }

    /** As after kill -9, with the log deleted. */
    private long countWithoutLog() throws Exception {
        var copy = directory.resolve("copy.db");
        Files.copy(directory.resolve("events.db"), copy, StandardCopyOption.REPLACE_EXISTING);
        try (var connection = new SqliteFile(copy).openReader();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM t")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void makesEachCommitDurable() {
        assertThat(List.of(ask("PRAGMA journal_mode"), ask("PRAGMA synchronous")))
                .containsExactly("wal", "2");
    }

    private boolean execute(String sql) {
        try (var statement = database.getConnection().createStatement()) {
            return statement.execute(sql);
        } catch (SQLException e) {
            throw new JdbcException(sql, e);
        }
    }

    private long count() {
        return Long.parseLong(ask("SELECT count(*) FROM t"));
    }

    private String ask(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new JdbcException(sql, e);
        }
    }
}
