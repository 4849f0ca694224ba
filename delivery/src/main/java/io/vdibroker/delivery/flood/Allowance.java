package io.vdibroker.delivery.flood;

import java.time.Clock;
import java.time.Duration;

/** What somebody may do at once, and at what pace it comes back: a token bucket. */
public final class Allowance {

    private final Clock clock;
    private final int most;
    private final long pace;
    private long spent;
    private long since;

    /** So many at once; one more comes back after each pace. */
    public Allowance(int most, Duration pace, Clock clock) {
        this.clock = clock;
        this.most = most;
        this.pace = Math.max(1, pace.toNanos());
        this.since = clock.millis();
    }

    /** Whether there is one left, which is then used. */
    public synchronized boolean take() {
        var now = clock.millis();
        var back = Math.max(0, now - since) * 1_000_000;
        since = now;
        spent = Math.max(0, spent - back);
        if (spent + pace > most * pace) {
            return false;
        }
        spent += pace;
        return true;
    }
}
