package io.vdibroker.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.store.RestoreReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.common.jdbc.JdbcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreAgeTest {

    @TempDir
    Path directory;

    private final Map<String, Long> secrets = new HashMap<>(Map.of("SIMPLE", 2L));

    @Test
    void findsNothingInAStoreThatWentOnOrWasKilled() throws Exception {
        try (var store = new Store()) {
            store.append(3);
            assertThat(store.found()).isEmpty();
        }
        assertThat(StoreMark.read(directory)).map(StoreMark::position).contains(3L);
        try (var store = new Store()) {
            store.append(2);
            assertThat(store.found()).isEmpty();
        }
        new StoreMark(identity(), 4).write(directory); // it lagged when the process was killed
        try (var store = new Store()) {
            assertThat(store.found()).isEmpty();
        }
    }

    @Test
    void isMarkedWhileItRuns() throws Exception {
        try (var store = new Store()) {
            store.append(3);
            await().until(() -> StoreMark.read(directory).orElseThrow().position() == 3);
        }
    }

    @Test
    void findsAHistoryThatWasExchangedForAnOlderOneAndSaysSoOnce() throws Exception {
        var copy = directory.resolve("copy.db");
        try (var store = new Store()) {
            store.append(3);
        }
        Files.copy(directory.resolve("events.db"), copy);
        try (var store = new Store()) {
            store.append(1);
        }
        Files.copy(copy, directory.resolve("events.db"), StandardCopyOption.REPLACE_EXISTING);

        try (var store = new Store()) {
            assertThat(store.found()).singleElement().satisfies(found -> {
                assertThat(found.reason()).isEqualTo(RestoreReason.EVENTS_BEHIND_MARK);
                assertThat(found.position()).isEqualTo(3);
                assertThat(found.known()).isEqualTo(4);
            });
        }
        try (var store = new Store()) { // not recorded yet
            assertThat(store.found()).hasSize(1);
            store.restorations().recorded(store.found().get(0).id());
        }
        try (var store = new Store()) {
            assertThat(store.found()).isEmpty();
        }
    }

    @Test
    void findsThatTheDirectoryBelongedToAnotherHistory() throws Exception {
        new Store().close();
        new StoreMark("another", 7).write(directory);

        try (var store = new Store()) {
            assertThat(store.found())
                    .extracting(Restoration::reason, Restoration::known)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(RestoreReason.OTHER_STORE, 7L));
        }
    }

    @Test
    void findsSecretsThatAreOlderThanTheHistoryAndCountsThem() throws Exception {
        try (var store = new Store()) {
            secrets.put("SIMPLE", 5L);
            secrets.put("ECP_KEY", 1L);
        }
        secrets.put("SIMPLE", 4L);
        secrets.remove("ECP_KEY");

        try (var store = new Store()) {
            assertThat(store.found()).singleElement().satisfies(found -> {
                assertThat(found.reason()).isEqualTo(RestoreReason.SECRETS_BEHIND_EVENTS);
                assertThat(found.detail()).contains("ECP_KEY=1", "SIMPLE=1");
            });
        }
    }

    /** As a command does that opens the history alone. */
    @Test
    void saysNothingOfSecretsThatItCannotCount() throws Exception {
        new Store().close();
        try (var database = new SqliteDatabase(new SqliteFile(directory.resolve("events.db")), 2);
                var age = new StoreAge(database, directory, null)) {
            age.mark();
            assertThat(new SqliteRestorations(database).open()).isEmpty();
        }
        new Store().close();
        try (var store = new Store()) {
            assertThat(store.found()).isEmpty();
        }
    }

    @Test
    void takesAMarkThatCannotBeReadForNone() throws Exception {
        new Store().close();
        for (var text : new String[] {"", "store=x\n", "store=x\nposition=99999999999999999999\n", "\u0000"}) {
            Files.writeString(directory.resolve("head"), text);
            try (var store = new Store()) {
                assertThat(store.found()).isEmpty();
            }
        }
    }

    private String identity() {
        return StoreMark.read(directory).orElseThrow().store();
    }

    private final class Store implements AutoCloseable {

        private final SqliteDatabase database = new SqliteDatabase(new SqliteFile(directory.resolve("events.db")), 2);
        private final StoreAge age = new StoreAge(database, directory, () -> Map.copyOf(secrets));

        SqliteRestorations restorations() {
            return new SqliteRestorations(database);
        }

        java.util.List<Restoration> found() {
            return restorations().open();
        }

        void append(int events) {
            var head = new SqliteEventLog(database).head();
            for (var i = 1; i <= events; i++) {
                var sql =
                        "INSERT INTO DomainEventEntry (aggregateIdentifier, sequenceNumber, eventIdentifier, timeStamp,"
                                + " payloadType, payload) VALUES ('a', " + (head + i) + ", '" + (head + i)
                                + "', '', '', x'')";
                database.writeThrough(() -> {
                    try (var statement = database.getConnection().createStatement()) {
                        return statement.executeUpdate(sql);
                    } catch (SQLException e) {
                        throw new JdbcException(sql, e);
                    }
                });
            }
        }

        @Override
        public void close() {
            age.close();
            database.close();
        }
    }
}
