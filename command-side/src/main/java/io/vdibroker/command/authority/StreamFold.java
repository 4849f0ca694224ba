package io.vdibroker.command.authority;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * A value that follows from one stream, kept in memory and checked against the store's last sequence number each time: never
 * stale, and read again only where something was added. An unknown stream gives the value of no events.
 */
final class StreamFold<T> {

    private static final int MAX_KEPT = 50_000;

    private record Kept<T>(long sequence, T value) {}

    private final EventStore store;
    private final T none;
    private final BiFunction<T, DomainEventMessage<?>, T> step;
    private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();

    StreamFold(EventStore store, T none, BiFunction<T, DomainEventMessage<?>, T> step) {
        this.store = store;
        this.none = none;
        this.step = step;
    }

    T of(String streamKey) {
        var last = store.lastSequenceNumberFor(streamKey).orElse(-1L);
        var known = kept.getOrDefault(streamKey, new Kept<>(-1, none));
        if (known.sequence() == last) {
            return known.value();
        }
        var value = known.value();
        var sequence = known.sequence();
        var events = store.readEvents(streamKey, sequence + 1);
        while (events.hasNext()) {
            var event = events.next();
            value = step.apply(value, event);
            sequence = event.getSequenceNumber();
        }
        if (kept.size() >= MAX_KEPT) {
            kept.clear(); // rare, and costs a second reading only
        }
        kept.put(streamKey, new Kept<>(sequence, value));
        return value;
    }
}
