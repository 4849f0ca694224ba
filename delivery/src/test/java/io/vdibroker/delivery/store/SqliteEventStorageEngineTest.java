package io.vdibroker.delivery.store;

import static io.vdibroker.delivery.store.SealedStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventStorageEngineTest {

    @TempDir
    Path directory;

    private SealedStore store;
    private SqliteEventStorageEngine engine;
    private EventLog log;

    @BeforeEach
    void open() {
        store = new SealedStore(directory);
        engine = store.engine;
        log = store.log();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void answersEveryQuestionAboutAnEmptyStore() {
        assertThat(engine.createHeadToken()).isNull();
        assertThat(engine.createTailToken()).isNull();
        assertThat(engine.createTokenAt(Instant.EPOCH)).isNull();
        assertThat(engine.lastSequenceNumberFor("a")).isEmpty();
        assertThat(engine.readEvents((TrackingToken) null, false)).isEmpty();
        assertThat(log.head()).isZero();
    }

    @Test
    void answersThemOnceThereAreEvents() {
        engine.appendEvents(event("a", 0), event("a", 1), event("b", 0));

        assertThat(engine.createTailToken().position()).hasValue(0);
        assertThat(engine.createHeadToken().position()).hasValue(3);
        assertThat(engine.createTokenAt(Instant.EPOCH).position()).hasValue(0);
        assertThat(engine.lastSequenceNumberFor("a")).hasValue(1L);
        assertThat(engine.readEvents("a").asStream()).hasSize(2);
        assertThat(engine.readEvents((TrackingToken) null, false)).hasSize(3);
        assertThat(engine.readEvents(engine.createHeadToken(), false)).isEmpty();
        assertThat(log.head()).isEqualTo(3);
    }

    @Test
    void findsIdsInEventsOfAnyType() {
        var first = UUID.randomUUID().toString();
        var second = UUID.randomUUID().toString();
        var never = UUID.randomUUID().toString();
        engine.appendEvents(
                new GenericDomainEventMessage<>("type", "a", 0, first),
                new GenericDomainEventMessage<>("type", "a", 1, Map.of("inner", List.of("and " + second))));

        var mentions = new SqliteMentions(store.database);

        assertThat(mentions.of(Set.of(first, second, never))).containsExactlyInAnyOrder(first, second);
        assertThat(mentions.of(Set.of())).isEmpty();
    }

    @Test
    void recognisesALostRace() {
        engine.appendEvents(event("a", 0), event("a", 1));

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> engine.appendEvents(event("a", 1)));
        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> engine.appendEvents(event("a", 0)));
        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void storesAllEventsOfAnAppendOrNone() {
        engine.appendEvents(event("a", 0));

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> engine.appendEvents(event("b", 0), event("a", 0)));
        assertThat(engine.readEvents("b").asStream()).isEmpty();
    }

    @Test
    void saysWhenEventsHaveBeenCommitted() {
        var seen = new AtomicInteger();
        engine.onAppend(() -> seen.set((int) log.head())); // through another connection: committed

        engine.appendEvents(event("a", 0), event("a", 1));

        assertThat(seen).hasValue(2);
    }

    @Test
    void keepsItsIdentity() {
        var identity = log.identity();
        close();
        open();

        assertThat(log.identity()).isEqualTo(identity);
    }
}
