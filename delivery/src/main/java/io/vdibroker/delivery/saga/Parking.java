package io.vdibroker.delivery.saga;

import io.vdibroker.delivery.group.Failures;
import io.vdibroker.delivery.group.Masked;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which sequences are held up. Counts are of this process: a restart tries again from one. What is parked is in
 * the store before the segment goes on.
 */
final class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final ParkedEventStore store;
    private final Clock clock;
    private final int attempts;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<ParkedSequence, Integer> held = new ConcurrentHashMap<>();

    Parking(ParkedEventStore store, Clock clock, int attempts) {
        this.store = store;
        this.clock = clock;
        this.attempts = attempts;
        reload();
    }

    List<ParkedEvent> all() {
        return store.all();
    }

    /** Puts the event behind what its sequence waits for; false, if it waits for nothing. */
    boolean queuesBehind(ParkedSequence sequence, EventMessage<?> event) {
        if (!held.containsKey(sequence)) {
            return false;
        }
        synchronized (this) {
            if (!held.containsKey(sequence)) {
                return false; // resumed a moment ago
            }
            keep(sequence, event, null, 0);
            return true;
        }
    }

    /** Always throws: the batch is rolled back and delivered again, without this event once that is parked. */
    void failed(ParkedSequence sequence, EventMessage<?> event, Exception error) throws Exception {
        if (Failures.isInfrastructure(error)) {
            throw error; // retried without end: it is not the event's fault
        }
        var count = failures.merge(key(sequence, event), 1, Integer::sum);
        if (count >= attempts) {
            synchronized (this) {
                keep(sequence, event, error, count);
            }
            failures.remove(key(sequence, event));
            LOG.error(
                    "{} of group {} failed {} times on {} {} and is parked; resume it when the cause is gone",
                    sequence.name(),
                    sequence.group(),
                    count,
                    event.getPayloadType().getSimpleName(),
                    event.getIdentifier(),
                    error);
        }
        throw error;
    }

    void succeeded(ParkedSequence sequence, EventMessage<?> event) {
        if (!failures.isEmpty()) {
            failures.remove(key(sequence, event));
        }
    }

    synchronized void resolved(ParkedEvent event) {
        store.remove(event.id());
        held.computeIfPresent(ParkedSequence.of(event), (k, count) -> count == 1 ? null : count - 1);
    }

    synchronized void failedAgain(ParkedEvent event, Exception error) {
        store.update(new ParkedEvent(
                event.id(),
                event.group(),
                event.sagaType(),
                event.sequence(),
                event.eventIdentifier(),
                event.eventType(),
                event.globalIndex(),
                error.getClass().getName(),
                Masked.message(error),
                event.firstAt(),
                clock.instant(),
                event.failures() + 1));
    }

    private void keep(ParkedSequence sequence, EventMessage<?> event, @Nullable Exception error, int count) {
        var now = clock.instant();
        store.add(new ParkedEvent(
                0,
                sequence.group(),
                sequence.sagaType(),
                sequence.name(),
                event.getIdentifier(),
                event.getPayloadType().getSimpleName(),
                indexOf(event),
                error == null ? null : error.getClass().getName(),
                error == null ? null : Masked.message(error),
                now,
                now,
                count));
        reload(); // a repeat of the same event adds no row
    }

    private void reload() {
        var counts = new HashMap<ParkedSequence, Integer>();
        for (var event : store.all()) {
            counts.merge(ParkedSequence.of(event), 1, Integer::sum);
        }
        held.keySet().retainAll(counts.keySet());
        held.putAll(counts);
    }

    private static String key(ParkedSequence sequence, EventMessage<?> event) {
        return sequence.group() + " " + sequence.sagaType() + " " + sequence.name() + " " + event.getIdentifier();
    }

    private static long indexOf(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(0)
                : 0;
    }
}
