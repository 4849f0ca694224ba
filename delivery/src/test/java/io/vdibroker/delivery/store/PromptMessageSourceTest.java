package io.vdibroker.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

class PromptMessageSourceTest {

    @Test
    void wakesWhoeverHasAStreamOpen() {
        var store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        var woken = new AtomicInteger();
        try (var source = new PromptMessageSource(store);
                var stream = source.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(woken::incrementAndGet)).isTrue();

            source.appended();
            await().untilAtomic(woken, Matchers.is(2)); // soon, and once more for the slow
            stream.close();
            source.appended();
            await().pollDelay(Duration.ofMillis(100)).untilAtomic(woken, Matchers.is(2));
        } finally {
            store.shutDown();
        }
    }
}
