package io.vdibroker.saga.worker;

import io.vdibroker.saga.ecp.Overlay;
import io.vdibroker.saga.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For how long nothing could be done at a controller. That time does not count for what is under way there. */
final class LostTime {
    private final SteadyClock clock;
    private Duration over = Duration.ZERO;
    private @Nullable Instant since;
    private Instant counted = Instant.MIN;

    LostTime(SteadyClock clock) {
        this.clock = clock;
    }

    /** What stands still now. */
    synchronized void see(Overlay overlay, Reachability reachability, Instant now) {
        var recorded = overlay.since();
        standsSince(recorded == null ? null : clock.at(recorded));
        standsSince(reachability.silentSince());
        if (!overlay.isInTheWay() && reachability.answers()) {
            over = until(now);
            since = null;
            counted = now;
        }
    }

    private void standsSince(@Nullable Instant from) {
        if (from != null && since == null) { // who sets the clock meanwhile makes it no longer and no shorter
            since = from.isBefore(counted) ? counted : from;
        }
    }

    /** All of it. */
    synchronized Duration until(Instant now) {
        return since == null || now.isBefore(since) ? over : over.plus(Duration.between(since, now));
    }

    /** Without what goes on now. */
    synchronized Duration over() {
        return over;
    }
}
