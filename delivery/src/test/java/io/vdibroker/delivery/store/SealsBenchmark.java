package io.vdibroker.delivery.store;

import static io.vdibroker.delivery.store.SealedStore.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.delivery.json.JsonDelivery;
import io.vdibroker.secrets.SealedHead;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What seals cost; not part of the build: {@code ./mvnw test -pl delivery -am -Dtest=SealsBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SealsBenchmark {

    private static final int EVENTS = 200_000;
    private static final int BATCH = 1_000;

    @TempDir
    Path directory;

    @Test
    void costOfOneEventAndOfALongHistory() {
        String identity;
        try (var store = new SealedStore(directory)) {
            var seals = new EventSeals(store.secrets.historySeals(), JsonDelivery.serializer());
            var row = EventRow.of(event("a", 0), JsonDelivery.serializer());
            for (var round = 0; round < 3; round++) {
                print("seal", () -> IntStream.range(0, EVENTS).forEach(i -> seals.event(i, row)));
                print("mac alone", () -> {
                    var form = SealedForm.ofEvent(1, row, Map.of());
                    IntStream.range(0, EVENTS)
                            .forEach(i -> store.secrets.historySeals().mac(form));
                });
            }
            print("append by " + BATCH, () -> IntStream.range(0, EVENTS / BATCH)
                    .forEach(i -> store.engine.appendEvents(IntStream.range(0, BATCH)
                            .mapToObj(j -> event("a" + i, j))
                            .toArray(EventMessage[]::new))));
            for (var round = 0; round < 2; round++) {
                print("read all and check", () -> assertThat(store.engine
                                .readEvents((TrackingToken) null, false)
                                .count())
                        .isEqualTo(EVENTS));
                var entries = store.engine.readEvents("a1").asStream().count();
                assertThat(entries).isEqualTo(BATCH);
            }
            identity = store.log().identity();
        }
        SealedStore.unsealed(directory, new SealedHead(identity, EVENTS, null, false, null));
        print("start with the first sealing", () -> new SealedStore(directory).close());
        print("start afterwards", () -> new SealedStore(directory).close());
    }

    private static void print(String what, Runnable work) {
        var began = System.nanoTime();
        work.run();
        var nanos = System.nanoTime() - began;
        System.out.printf(
                "%s: %.2f s, %.1f us an event, %.0f events/s%n",
                what, nanos / 1e9, nanos / 1e3 / EVENTS, EVENTS / (nanos / 1e9));
    }
}
