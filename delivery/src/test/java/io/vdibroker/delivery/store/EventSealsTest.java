package io.vdibroker.delivery.store;

import static io.vdibroker.delivery.store.SealedStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vdibroker.delivery.sample.Messages.JobPrepared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes into events.db without the key is not believed. */
class EventSealsTest {

    private static final String FORGE = "INSERT INTO DomainEventEntry SELECT %s, 'b', %s, type, 'forged', timeStamp,"
            + " payloadType, payloadRevision, payload, metaData FROM DomainEventEntry WHERE globalIndex = 2";

    @TempDir
    Path directory;

    private SealedStore store;

    @BeforeEach
    void open() {
        store = new SealedStore(directory);
        if (store.log().head() == 0) {
            store.engine.appendEvents(event("a", 0), event("a", 1), event("b", 0), event("b", 1));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void letThroughWhatIsAsItWasStored() {
        assertThat(store.engine.readEvents("a").asStream()).hasSize(2);
        assertThat(store.engine.readEvents((TrackingToken) null, false)).hasSize(4);
        assertThat(store.watch.wrong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = CAST(replace(CAST(payload AS TEXT), 'b', 'x') AS BLOB)",
                "metaData = CAST(replace(CAST(metaData AS TEXT), 'anna', 'boris') AS BLOB)",
                "metaData = CAST(replace(CAST(metaData AS TEXT), '1.', '2.') AS BLOB)",
                "metaData = '{}'",
                "metaData = NULL",
                "metaData = 'no JSON'",
                "timeStamp = '2020-01-01T00:00:00.000Z'",
                "payloadType = 'io.vdibroker.delivery.sample.Messages$JobFinished'",
                "payloadRevision = '7'",
                "eventIdentifier = 'another'",
                "type = 'Other'"
            })
    void findWhatWasChanged(String change) {
        assertThat(forged("UPDATE DomainEventEntry SET " + change + " WHERE globalIndex = 3"))
                .isOne();

        assertThatExceptionOfType(HistoryTampered.class)
                .isThrownBy(() -> store.engine.readEvents("b").asStream().toList())
                .withMessageContaining("Event 3")
                .matches(HistoryTampered::isBehind);
        assertThatExceptionOfType(HistoryTampered.class)
                .isThrownBy(() -> store.engine.readEvents(after(2), false).toList())
                .withMessageContaining("Event 3");
        assertThat(store.engine.readEvents("a").asStream()).hasSize(2);
        assertThat(store.watch.wrong()).isOne();
    }

    @Test
    void handOutWhatComesBeforeAndNothingAfter() {
        forged("UPDATE DomainEventEntry SET metaData = '{}' WHERE globalIndex = 3");

        var seen = new ArrayList<String>();
        assertThatExceptionOfType(HistoryTampered.class).isThrownBy(() -> store.engine
                .readEvents((TrackingToken) null, false)
                .forEach(event -> seen.add(event.getIdentifier())));
        assertThat(seen).hasSize(2);
    }

    @Test
    void setAsideWhatSomebodyPutBehindTheEnd() {
        forged(FORGE.formatted(5, 2));
        close();
        SealedStore.sql(directory, FORGE.replace("'forged'", "'forged too'").formatted(5, 2));
        open();

        assertThat(store.engine.readEvents("b").asStream()).hasSize(2);
        assertThat(store.engine.readEvents((TrackingToken) null, false)).hasSize(4);
        assertThat(store.watch.wrong()).isOne();
        store.engine.appendEvents(event("b", 2));
        assertThat(store.engine.readEvents(after(4), false)).hasSize(1);
        close();
        assertThat(SealedStore.sql(directory, "DELETE FROM ForgedEventEntry")).isEqualTo(2);
        open();
        assertThat(store.watch.wrong()).isZero();
    }

    @Test
    void findACopyAtAnotherPlace() {
        forged("UPDATE DomainEventEntry SET aggregateIdentifier = 'c', sequenceNumber = 0 WHERE globalIndex = 2");

        assertThatExceptionOfType(HistoryTampered.class)
                .isThrownBy(() -> store.engine.readEvents("c").asStream().toList())
                .withMessageContaining("Event 2");
        assertThatExceptionOfType(HistoryTampered.class)
                .isThrownBy(() -> store.engine.readEvents(after(1), false).toList());
    }

    @Test
    void findTwoEventsThatChangedTheirPlaces() {
        close();
        SealedStore.sql(
                directory, "UPDATE DomainEventEntry SET globalIndex = globalIndex + 10 WHERE globalIndex IN (2, 3)");
        forged("UPDATE DomainEventEntry SET globalIndex = 15 - globalIndex WHERE globalIndex IN (12, 13)");

        assertThatExceptionOfType(HistoryTampered.class)
                .isThrownBy(() -> store.engine.readEvents(after(1), false).toList());
    }

    @Test
    void findAGapInAStreamAndBetweenPositions() {
        forged("DELETE FROM DomainEventEntry WHERE globalIndex = 3");

        assertThatExceptionOfType(HistoryTampered.class)
                .isThrownBy(() -> store.engine.readEvents("b").asStream().toList())
                .withMessageContaining("Event 0 of the stream b is missing");
        assertThatExceptionOfType(HistoryTampered.class)
                .isThrownBy(() -> store.engine.readEvents(after(2), false).toList())
                .withMessageContaining("The events 3 to 3 are missing");
    }

    @Test
    void findThatTheFirstEventsAreMissing() {
        forged("DELETE FROM DomainEventEntry WHERE globalIndex = 1");

        assertThatExceptionOfType(HistoryTampered.class)
                .isThrownBy(() -> store.engine
                        .readEvents(store.engine.createTailToken(), false)
                        .toList())
                .withMessageContaining("The events 1 to 1 are missing");
    }

    @Test
    void passOverASnapshotThatWasChanged() {
        store.engine.storeSnapshot(new GenericDomainEventMessage<>("Job", "a", 1, new JobPrepared("a")));
        assertThat(store.engine.readSnapshot("a")).isPresent();
        forged("UPDATE SnapshotEventEntry SET payload = CAST(replace(CAST(payload AS TEXT), 'a', 'x') AS BLOB)");

        assertThat(store.engine.readSnapshot("a")).isEmpty();
        assertThat(store.watch.wrong()).isOne();
    }

    @Test
    void doNotTakeAnEventForASnapshot() {
        forged(
                "INSERT INTO SnapshotEventEntry SELECT aggregateIdentifier, sequenceNumber, type, eventIdentifier, timeStamp,"
                        + " payloadType, payloadRevision, payload, metaData FROM DomainEventEntry WHERE globalIndex = 1");

        assertThat(store.engine.readSnapshot("a")).isEmpty();
    }

    /** While the broker is stopped: it holds the lock of the file. */
    private int forged(String sql) {
        close();
        var rows = SealedStore.sql(directory, sql);
        open();
        return rows;
    }

    private static TrackingToken after(long position) {
        return GapAwareTrackingToken.newInstance(position, Set.of());
    }
}
