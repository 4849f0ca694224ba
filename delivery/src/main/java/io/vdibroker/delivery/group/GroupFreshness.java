package io.vdibroker.delivery.group;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.axonframework.queryhandling.QueryExecutionException;

/** Looks often whether the group has come far enough, in the thread that asks. */
final class GroupFreshness implements Freshness {

    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();
    private static final long PAUSE = Duration.ofMillis(2).toNanos();

    private final Progress progress;
    private final long farBehind;
    private final LongSupplier nanos;
    private final Runnable pause;

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
        var deadline = nanos.getAsLong() + PATIENCE;
        while (!progress.hasPassed(group, head) && !progress.isHeld(group)) {
            if (nanos.getAsLong() - deadline >= 0) {
                refuseIfFar(group, head);
                return;
            }
            pause.run();
        }
    }

    private void refuseIfFar(String group, long head) {
        var position = progress.position(group);
        if (position == 0 || head - position > farBehind) {
            var text = "The broker is still reading its history to answer this (" + position + " of " + head
                    + " events); try again in a moment";
            throw new QueryExecutionException(text, null, new RejectionDetails(RejectionCode.BUSY, text));
        }
    }
}
