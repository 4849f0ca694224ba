package io.vdibroker.delivery.store;

import static io.vdibroker.delivery.store.SealedStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.history.HistoryId;
import io.vdibroker.api.history.event.HistorySealed;
import io.vdibroker.delivery.sample.Messages.JobPrepared;
import io.vdibroker.secrets.SealedHead;
import java.nio.file.Path;
import java.time.Duration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An end that was cut off shows, and what is from before there were seals is sealed once. */
class HistoryHeadTest {

    @TempDir
    Path directory;

    private SealedStore store;

    @BeforeEach
    void open() {
        store = new SealedStore(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isNotedWithinASecond() {
        store.engine.appendEvents(event("a", 0), event("a", 1));

        await().atMost(Duration.ofSeconds(5)).until(() -> noted().position() == 2);
        assertThat(noted().seal()).startsWith("1.");
        assertThat(noted().store()).isEqualTo(store.log().identity());
    }

    @Test
    void isNotedWhenTheBrokerStops() {
        store.engine.appendEvents(event("a", 0));
        reopen();

        assertThat(noted().position()).isOne();
        assertThat(store.watch.missing()).isEmpty();
    }

    @Test
    void tellsOfAnEndThatWasCutOff() {
        store.engine.appendEvents(event("a", 0), event("a", 1), event("a", 2));
        close();
        SealedStore.sql(directory, "DELETE FROM DomainEventEntry WHERE globalIndex > 1");
        open();

        assertThat(store.watch.missing()).hasValueSatisfying(missing -> {
            assertThat(missing.position()).isEqualTo(3);
            assertThat(missing.found()).isOne();
        });
        assertThat(store.newlyMissing).hasSize(1);
        store.engine.appendEvents(event("a", 1), event("a", 2), event("a", 3));
        reopen();

        assertThat(store.watch.missing()).as("until somebody accepts it").isPresent();
        assertThat(store.newlyMissing).isEmpty();
        store.head.acceptWhatIsMissing();
        assertThat(store.watch.missing()).isEmpty();
        reopen();
        assertThat(store.watch.missing()).isEmpty();
    }

    @Test
    void tellsOfAnotherEventInTheLastOnesPlace() {
        store.engine.appendEvents(event("a", 0), event("a", 1));
        close();
        SealedStore.sql(
                directory, "UPDATE DomainEventEntry SET timeStamp = '2020-01-01T00:00:00.000Z' WHERE globalIndex = 2");
        open();

        assertThat(store.watch.missing()).isPresent();
        assertThat(store.watch.wrong()).isOne();
    }

    @Test
    void tellsOfEventsThatAreMissingInTheMiddle() {
        store.engine.appendEvents(event("a", 0), event("a", 1), event("b", 0));
        close();
        SealedStore.sql(directory, "DELETE FROM DomainEventEntry WHERE globalIndex = 2");
        open();

        assertThat(store.watch.wrong()).isOne();
    }

    @Test
    void tellsOfANoteThatWasTakenAwayAndSealsNothing() {
        store.engine.appendEvents(event("a", 0));
        close();
        SealedStore.run(directory.resolve("secrets.db"), "DELETE FROM history_head");
        SealedStore.sql(directory, "UPDATE DomainEventEntry SET metaData = '{}'");
        open();

        assertThat(store.noted).isEmpty();
        assertThat(store.watch.missing())
                .hasValueSatisfying(missing -> assertThat(missing.position()).isZero());
        assertThatExceptionOfType(HistoryTampered.class)
                .isThrownBy(() -> store.engine.readEvents("a").asStream().toList());
    }

    @Test
    void tellsOfAnotherEventStore() {
        store.engine.appendEvents(event("a", 0));
        close();
        SealedStore.sql(directory, "UPDATE StoreIdentity SET id = '00000000-0000-0000-0000-000000000001'");
        open();

        assertThat(store.watch.missing()).isPresent();
    }

    @Test
    void sealsOnceWhatIsFromBefore() {
        store.engine.appendEvents(event("a", 0), event("a", 1), event("b", 0));
        store.engine.storeSnapshot(new GenericDomainEventMessage<>("Job", "a", 1, new JobPrepared("a")));
        var begun = begun(3);
        close();
        SealedStore.unsealed(directory, begun);
        open();

        assertThat(store.noted)
                .containsExactly(new HistorySealed(HistoryId.of(store.log().identity()), 3));
        assertThat(store.engine.readEvents((TrackingToken) null, false)).hasSize(3);
        assertThat(store.engine.readSnapshot("a")).isPresent();
        reopen();
        assertThat(store.noted).isEmpty();
        assertThat(store.watch.missing()).isEmpty();
        assertThat(store.watch.wrong()).isZero();
    }

    @Test
    void goesOnWithTheSealingWhereItWasKilled() {
        store.engine.appendEvents(event("a", 0), event("a", 1), event("b", 0));
        var begun = begun(2);
        close();
        SealedStore.unsealed(directory, begun);
        open();

        assertThat(store.noted).hasSize(1);
        assertThat(store.engine.readEvents("a").asStream()).hasSize(2);
        assertThatExceptionOfType(HistoryTampered.class)
                .as("it came when the sealing had begun")
                .isThrownBy(() -> store.engine.readEvents("b").asStream().toList());
    }

    private SealedHead begun(long events) {
        return new SealedHead(store.log().identity(), events, null, false, null);
    }

    private void reopen() {
        close();
        open();
    }

    private SealedHead noted() {
        return store.secrets.historySeals().head().orElseThrow();
    }
}
