package io.vdibroker.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFilesTest {

    @TempDir
    Path directory;

    @Test
    void beginsAnEmptyDirectoryAndTakesWhatAFirstStartLeftThatWasKilled() {
        StoreFiles.prepare(directory, true);
        StoreFiles.prepare(directory, true); // no event yet, and no secrets

        assertThat(directory.resolve("events.db")).isNotEmptyFile();
    }

    @Test
    void takesAWholeStore() throws Exception {
        store();

        assertThatCode(() -> StoreFiles.prepare(directory, true)).doesNotThrowAnyException();
        assertThatCode(() -> StoreFiles.verify(directory)).doesNotThrowAnyException();
    }

    @Test
    void saysWhichOfTheTwoIsLostAndMakesNoNewOne() throws Exception {
        store();
        Files.delete(directory.resolve("secrets.db"));
        refused("secrets.db", "missing", "./broker restore");
        assertThat(directory.resolve("secrets.db")).doesNotExist();

        Files.createFile(directory.resolve("secrets.db"));
        refused("secrets.db", "missing");

        store();
        Files.delete(directory.resolve("events.db"));
        refused("events.db", "missing", "./broker restore");
        assertThat(directory.resolve("events.db")).doesNotExist();
    }

    @Test
    void saysThatBothAreLostIfTheMarkRemembersThem() throws Exception {
        new StoreMark("x", 7).write(directory);

        refused("Both databases are missing", "7 events", "./broker restore");
    }

    @Test
    void findsADamagedHeaderAndADamagedPageOfEach() throws Exception {
        for (var name : new String[] {"events.db", "secrets.db"}) {
            for (var offset : new long[] {0, 8192}) {
                store();
                damage(name, offset);
                refused(name, "damaged");
            }
            store();
            truncate(name);
            refused(name, "damaged");
        }
    }

    private void refused(String... words) {
        assertThatExceptionOfType(UnusableStoreException.class)
                .isThrownBy(() -> StoreFiles.prepare(directory, true))
                .satisfies(e -> assertThat(e.getMessage()).contains(words).doesNotContain("\n"));
        assertThatExceptionOfType(UnusableStoreException.class)
                .isThrownBy(() -> StoreFiles.verify(directory))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private void store() throws Exception {
        for (var name : new String[] {"events.db", "secrets.db"}) {
            Files.deleteIfExists(directory.resolve(name));
            Files.deleteIfExists(directory.resolve(name + "-wal"));
            Files.deleteIfExists(directory.resolve(name + "-shm"));
        }
        new SqliteDatabase(new SqliteFile(directory.resolve("events.db")), 1).close();
        run(
                "events.db",
                "INSERT INTO DomainEventEntry (aggregateIdentifier, sequenceNumber, eventIdentifier, timeStamp,"
                        + " payloadType, payload) VALUES ('a', 0, 'e', '', '', randomblob(20000))");
        run("secrets.db", "CREATE TABLE secret (id INTEGER PRIMARY KEY, sealed BLOB)");
        run(
                "secrets.db",
                "INSERT INTO secret (sealed) VALUES (randomblob(200)), (randomblob(20000)), (randomblob(200))");
    }

    private void run(String name, String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(name));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void damage(String name, long offset) throws IOException {
        try (var file = new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            if (offset == 0) {
                file.write(new byte[100]);
            } else {
                for (var page = 1; page * 4096L < file.length(); page++) { // but the schema
                    file.seek(page * 4096L);
                    file.write(new byte[] {(byte) 0xaa, 0x55, (byte) 0xaa, 0x55, (byte) 0xaa, 0x55, (byte) 0xaa, 0x55});
                }
            }
        }
    }

    private void truncate(String name) throws IOException {
        try (var file = new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            file.setLength(file.length() - 6000);
        }
    }
}
