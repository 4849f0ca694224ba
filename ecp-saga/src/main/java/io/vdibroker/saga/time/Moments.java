package io.vdibroker.saga.time;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Moments of the wall clock on the steady clock, each placed there when it is first heard of: who sets the wall clock afterwards
 * does not move it.
 *
 * @param <K> what the moments belong to; each has one at a time
 */
public final class Moments<K> {
    private record Placed(Instant moment, Instant at) {}

    private final SteadyClock clock;
    private final Map<K, Placed> placed = new ConcurrentHashMap<>();

    public Moments(SteadyClock clock) {
        this.clock = clock;
    }

    /** When it comes, or came. */
    public Instant of(K key, Instant moment) {
        return placed.compute(
                        key,
                        (same, known) -> known != null && known.moment().equals(moment)
                                ? known
                                : new Placed(moment, clock.at(moment)))
                .at();
    }

    /** When it has come by the wall clock as well. Who sets that back is waited for: the aggregates go by it. */
    public Instant byBoth(K key, Instant moment) {
        var steady = of(key, moment);
        var wall = clock.at(moment);
        return wall.isAfter(steady) ? wall : steady;
    }

    /** Forgets all others. */
    public void retain(Collection<K> keys) {
        placed.keySet().retainAll(keys);
    }
}
