package io.vdibroker.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vdibroker.api.store.RestoreReason;
import io.vdibroker.delivery.directory.DataDirectory;
import io.vdibroker.delivery.directory.DataDirectoryInUseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Instant NOW = Instant.parse("2026-12-01T03:00:00Z");

    @TempDir
    Path parent;

    private Path data;
    private Path to;
    private SqliteDatabase events;
    private Connection secrets;

    @BeforeEach
    void store() throws Exception {
        data = Files.createDirectory(
                parent.resolve("it's data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        to = parent.resolve("backups/one");
        System.clearProperty("org.sqlite.tmpdir"); // a test before may have left one that is gone
        events = new SqliteDatabase(new SqliteFile(data.resolve("events.db")), 2);
        secrets = new SqliteFile(data.resolve("secrets.db")).openReader();
        try (var statement = secrets.createStatement()) {
            statement.execute("CREATE TABLE secret (id INTEGER PRIMARY KEY)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        secrets.close();
        events.close();
    }

    @Test
    void hasBothDatabasesOfOneMomentWhileTheBrokerWrites() throws Exception {
        for (var round = 0; round < 5; round++) {
            var stop = new AtomicBoolean();
            var written = new AtomicLong();
            var broker = new Thread(() -> {
                while (!stop.get()) {
                    change();
                    written.incrementAndGet();
                }
            });
            broker.start();
            while (written.get() < 5) {
                Thread.onSpinWait();
            }
            var directory = parent.resolve("round" + round);
            var backup = Backup.make(data, directory, NOW);
            stop.set(true);
            broker.join();

            var inEvents = count(directory.resolve("events.db"), "DomainEventEntry");
            assertThat(backup.position()).isEqualTo(inEvents).isGreaterThanOrEqualTo(5);
            assertThat(count(directory.resolve("secrets.db"), "secret") - inEvents)
                    .as("a secret comes first, and its event then")
                    .isBetween(0L, 1L);
        }
    }

    @Test
    void isItsOwnersAloneAndOfOneFileEach() throws Exception {
        change();
        Backup.make(data, to, NOW);

        assertThat(permissions(to)).isEqualTo("rwx------");
        try (var files = Files.list(to)) {
            assertThat(files).hasSize(3).allSatisfy(file -> assertThat(permissions(file))
                    .isEqualTo("rw-------"));
        }
        assertThat(to.resolve("backup.txt")).content().contains("position=1", NOW.toString());
    }

    @Test
    void neverOverwritesAnotherOne() throws Exception {
        Backup.make(data, to, NOW);
        var before = Files.readAllBytes(to.resolve("events.db"));
        change();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backup.make(data, to, NOW))
                .withMessageContaining("overwrites");
        assertThat(Files.readAllBytes(to.resolve("events.db"))).isEqualTo(before);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backup.make(parent.resolve("nothing"), parent.resolve("two"), NOW))
                .withMessageContaining("--data");
    }

    @Test
    void isPutBackAndMarked() throws Exception {
        change();
        Backup.make(data, to, NOW);
        change();
        var fresh = parent.resolve("fresh");

        var restored = Restore.into(fresh, to);

        assertThat(restored).isEqualTo(new Restore(1, NOW));
        assertRestored(fresh, NOW);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Restore.into(fresh, to))
                .withMessageContaining("already");
    }

    @Test
    void takesACopyThatWasMadeByHandWithItsLog() throws Exception {
        events.write(() -> event(1)); // which is in the log alone
        Files.createDirectories(to);
        for (var name : new String[] {"events.db", "events.db-wal", "secrets.db", "secrets.db-wal"}) {
            Files.copy(data.resolve(name), to.resolve(name));
        }
        var fresh = parent.resolve("fresh");

        assertThat(Restore.into(fresh, to)).isEqualTo(new Restore(1, null));
        assertRestored(fresh, null);
    }

    @Test
    void isRefusedWhereABrokerRunsOrAStoreIsAndWithoutBothDatabases() throws Exception {
        Backup.make(data, to, NOW);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Restore.into(data, to))
                .withMessageContainingAll("events.db", "move", "head");
        var fresh = parent.resolve("fresh");
        try (var broker = DataDirectory.claim(fresh)) {
            assertThatExceptionOfType(DataDirectoryInUseException.class).isThrownBy(() -> Restore.into(fresh, to));
            assertThat(broker.path().resolve("events.db")).doesNotExist();
        }
        Files.delete(to.resolve("secrets.db"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Restore.into(fresh, to))
                .withMessageContaining("secrets.db");
    }

    @Test
    void ofADamagedCopyNothingIsPutInPlace() throws Exception {
        change();
        Backup.make(data, to, NOW);
        Files.write(to.resolve("secrets.db"), new byte[8192]);
        var fresh = parent.resolve("fresh");

        assertThatExceptionOfType(UnusableStoreException.class)
                .isThrownBy(() -> Restore.into(fresh, to))
                .withMessageContaining("damaged");
        try (var files = Files.list(fresh)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("broker.lock", "native");
        }
    }

    private void assertRestored(Path directory, @Nullable Instant madeAt) throws SQLException {
        assertThat(permissions(directory.resolve("events.db"))).isEqualTo("rw-------");
        assertThat(permissions(directory.resolve("secrets.db"))).isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**restoring**");
        assertThat(count(directory.resolve("events.db"), "DomainEventEntry")).isEqualTo(1);
        try (var database = new SqliteDatabase(new SqliteFile(directory.resolve("events.db")), 1)) {
            assertThat(new SqliteRestorations(database).open()).singleElement().satisfies(found -> {
                assertThat(found.reason()).isEqualTo(RestoreReason.BACKUP_RESTORED);
                assertThat(found.position()).isEqualTo(1);
                assertThat(found.copiedAt()).isEqualTo(madeAt);
            });
        }
    }

    private void change() {
        try (var statement = secrets.createStatement()) {
            statement.execute("INSERT INTO secret DEFAULT VALUES");
        } catch (SQLException e) {
            throw new JdbcException("secret", e);
        }
        events.writeThrough(() -> event(new SqliteEventLog(events).head() + 1));
    }

    private boolean event(long number) {
        try (var statement = events.getConnection().createStatement()) {
            return statement.execute(
                    "INSERT INTO DomainEventEntry (aggregateIdentifier, sequenceNumber, eventIdentifier, timeStamp,"
                            + " payloadType, payload) VALUES ('a', " + number + ", '" + number + "', '', '', x'')");
        } catch (SQLException e) {
            throw new JdbcException("event", e);
        }
    }

    private static long count(Path file, String table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
