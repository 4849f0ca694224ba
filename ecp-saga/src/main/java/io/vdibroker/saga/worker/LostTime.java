package io.vdibroker.saga.worker;

import io.vdibroker.saga.ecp.Overlay;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For how long nothing could be done at a controller. That time does not count for what is under way there. */
final class LostTime {

    private Duration over = Duration.ZERO;
    private @Nullable Instant since;
    private Instant counted = Instant.MIN;

    /** What stands still now. */
    synchronized void see(Overlay overlay, Reachability reachability, Instant now) {
        standsSince(overlay.since());
        standsSince(reachability.silentSince());
        if (!overlay.isInTheWay() && reachability.answers()) {
            over = until(now);
            since = null;
            counted = now;
        }
    }

    private void standsSince(@Nullable Instant from) {
        if (from != null) {
            var begin = from.isBefore(counted) ? counted : from;
            since = since == null || begin.isBefore(since) ? begin : since;
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
