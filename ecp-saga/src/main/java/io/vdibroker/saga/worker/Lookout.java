package io.vdibroker.saga.worker;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How it goes with looking at one thing alone: one look at a time, and ever fewer of them at what ECP will not show. */
final class Lookout {
    private boolean looking;
    private @Nullable Duration pause;
    private Instant notBefore = Instant.MIN;
    private @Nullable Instant blindSince;

    /** Whether it may be looked at now, and is. */
    synchronized boolean begins(Instant now) {
        if (looking || now.isBefore(notBefore)) {
            return false;
        }
        looking = true;
        return true;
    }

    synchronized void ends() {
        looking = false;
    }

    synchronized boolean isLooking() {
        return looking;
    }

    synchronized void seen() {
        pause = null;
        notBefore = Instant.MIN;
        blindSince = null;
    }

    /** It is left alone for longer each time. */
    synchronized void notSeen(Instant now, Duration first, Duration longest) {
        var next = pause == null ? first : pause.multipliedBy(2);
        pause = next.compareTo(longest) < 0 ? next : longest;
        notBefore = now.plus(pause);
        blindSince = blindSince == null ? now : blindSince;
    }

    /** Whether the last look showed nothing. */
    synchronized boolean isBlind() {
        return blindSince != null;
    }

    /** Whether none has shown anything for so long. */
    synchronized boolean isBlindFor(Duration time, Instant now) {
        return blindSince != null && !now.isBefore(blindSince.plus(time));
    }
}
