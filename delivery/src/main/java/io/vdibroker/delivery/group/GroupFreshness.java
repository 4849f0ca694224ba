package io.vdibroker.delivery.group;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.axonframework.queryhandling.QueryExecutionException;

/** Looks often whether the group has come far enough, in the thread that asks. */
final class GroupFreshness implements Freshness {

    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();
    private static final int MOST_WAITING = 20;
    private static final long PAUSE = Duration.ofMillis(2).toNanos();

    private final Progress progress;
    private final long farBehind;
    private final LongSupplier nanos;
    private final Runnable pause;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Map<String, Long> lastSeen = new ConcurrentHashMap<>();

    GroupFreshness(Progress progress, long farBehind) {
        this(progress, farBehind, System::nanoTime, () -> LockSupport.parkNanos(PAUSE));
    }

    GroupFreshness(Progress progress, long farBehind, LongSupplier nanos, Runnable pause) {
        this.progress = progress;
        this.farBehind = farBehind;
        this.nanos = nanos;
        this.pause = pause;
    }

    @Override
    public void upTo(String group) {
        var head = progress.head();
        if (isThere(group, head)) {
            return;
        }
        refuseIfFar(group, head); // waiting would change nothing
        if (!waiting.tryAcquire()) {
            return; // so many wait that the others are better served with what there is
        }
        try {
            var deadline = nanos.getAsLong() + PATIENCE;
            while (!isThere(group, head) && nanos.getAsLong() - deadline < 0) {
                pause.run();
            }
        } finally {
            waiting.release();
        }
        refuseIfFar(group, head);
    }

    private boolean isThere(String group, long head) {
        var position = progress.position(group);
        if (position > 0) {
            lastSeen.put(group, position);
        }
        return progress.hasPassed(group, head) || progress.isHeld(group);
    }

    /** A group that rests after a failure is where it was last seen; one that was never seen has yet to begin. */
    private void refuseIfFar(String group, long head) {
        var position = lastSeen.getOrDefault(group, 0L);
        if (head - position > farBehind) {
            var text = "The broker is still reading its history to answer this (" + position + " of " + head
                    + " events); try again in a moment";
            throw new QueryExecutionException(text, null, new RejectionDetails(RejectionCode.BUSY, text));
        }
    }
}
