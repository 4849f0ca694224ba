package io.vdibroker.simulator.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** The simulator's time: the clock of the machine, with durations that are scaled and spread. */
public final class Timing {
    private final World world;
    private final Clock clock;
    private final Random random;

    public Timing(World world, Clock clock, long seed) {
        this.world = world;
        this.clock = clock;
        this.random = new Random(seed);
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Scaled by the time factor alone. */
    public Duration scaled(long millis) {
        return Duration.ofNanos(Math.round(millis * 1e6 * world.state().settings.timeFactor()));
    }

    /** Scaled, and spread by the jitter. */
    public Duration spread(long millis) {
        double jitter = world.state().settings.jitter();
        return Duration.ofNanos(Math.round(scaled(millis).toNanos() * (1 - jitter + 2 * jitter * random.nextDouble())));
    }

    public Duration between(long minMillis, long maxMillis) {
        return scaled(minMillis + Math.round((maxMillis - minMillis) * random.nextDouble()));
    }
}
