package io.vdibroker.saga.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time that has passed since the start, whatever the wall clock is set to meanwhile. It begins with the wall clock, and
 * differs from it by all that the wall clock was set forward or back since.
 */
public final class SteadyClock {
    private final Clock wall;
    private final LongSupplier nanos;
    private final Instant start;
    private final long startNanos;

    /** The nanoseconds are those of a clock that nobody can set. */
    public SteadyClock(Clock wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        start = wall.instant();
        startNanos = nanos.getAsLong();
    }

    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - startNanos);
    }

    /** When the wall clock shows this moment, if nobody sets it from now on. */
    public Instant at(Instant moment) {
        return moment.minus(Duration.between(instant(), wall.instant()));
    }

    /** What the wall clock shows. */
    public Instant wall() {
        return wall.instant();
    }
}
