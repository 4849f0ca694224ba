package io.vdibroker.delivery.store;

import io.vdibroker.api.history.HistoryId;
import io.vdibroker.api.history.event.HistorySealed;
import io.vdibroker.secrets.HistorySeals;
import io.vdibroker.secrets.SealedHead;
import io.vdibroker.secrets.SecretStoreException;
import io.vdibroker.secrets.TamperedException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.AxonThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes among the secrets how far the history goes: at most a second after an append, and when the broker stops. At the
 * start
 * it tells whether the store still goes so far.
 */
public final class HistoryHead implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryHead.class);
    private static final long EVERY_MILLIS = 500;

    private final HistorySeals seals;
    private final SealedRows rows;
    private final ForgedRows forged;
    private final HistoryWatch watch;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("history-head"));
    private SealedHead noted = SealedHead.none();
    private long position;
    private @Nullable String seal;
    private boolean failing;

    HistoryHead(HistorySeals seals, SealedRows rows, ForgedRows forged, HistoryWatch watch) {
        this.seals = seals;
        this.rows = rows;
        this.forged = forged;
        this.watch = watch;
    }

    /** Compares the store with what was noted, seals what came from before, and notes from now on. */
    void open(Consumer<HistorySealed> afterSealing, Consumer<SealedHead.Missing> whenMissing) {
        var last = noted();
        if (!last.whole()) {
            seals.keep(last);
            rows.sealUpTo(last.position());
            afterSealing.accept(new HistorySealed(HistoryId.of(rows.identity()), Math.toIntExact(last.position())));
            var end = rows.last();
            last = new SealedHead(rows.identity(), end.position(), end.seal(), true, null);
        }
        if (last.position() > 0 && last.missing() == null && rows.hold(last)) {
            rows.firstWrongAtTheEnd(last.position()).ifPresent(forged::setAside);
        }
        if (forged.count() > 0) {
            watch.wrong(forged.count()
                    + " events at the end were not stored by this broker: they are set aside in the table "
                    + ForgedRows.TABLE);
        }
        var end = rows.last();
        var before = seenMissing();
        if (!rows.hold(last)) {
            last = withoutItsEnd(last, end.position());
        }
        var missing = last.missing();
        if (missing != null && !missing.equals(before)) {
            whenMissing.accept(missing);
        }
        watch.missing(missing);
        rows.missing().ifPresent(watch::wrong);
        if (end.seal() == null && end.position() > 0) {
            watch.wrong(
                    "Event " + end.position() + ", the last one, was not stored by this broker, or was changed since");
            end = new SealedRows.Last(last.position(), last.seal());
        }
        remember(new SealedHead(rows.identity(), end.position(), end.seal(), true, last.missing()));
        thread.scheduleWithFixedDelay(this::note, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What is missing is missing: an administrator has seen it. The history goes on from where it is. */
    public synchronized void acceptWhatIsMissing() {
        remember(new SealedHead(noted.store(), position, seal, true, null));
        watch.missing(null);
    }

    /** An append is on disk. */
    synchronized void appended(long newPosition, String newSeal) {
        if (newPosition > position) {
            position = newPosition;
            seal = newSeal;
        }
    }

    private SealedHead noted() {
        try {
            var last = seals.head();
            if (last.isPresent()) {
                return last.get().store().isEmpty() ? last.get().in(rows.identity()) : last.get();
            }
        } catch (TamperedException e) {
            LOG.error("The note of how far the history goes was not written by this broker", e);
            return lost();
        }
        return seals.expected()
                ? lost()
                : new SealedHead(rows.identity(), rows.last().position(), null, false, null);
    }

    /** What a start before this one has told of already. */
    private SealedHead.@Nullable Missing seenMissing() {
        try {
            return seals.head().map(SealedHead::missing).orElse(null);
        } catch (TamperedException e) {
            return null;
        }
    }

    private SealedHead lost() {
        return withoutItsEnd(SealedHead.none(), rows.last().position());
    }

    private static SealedHead withoutItsEnd(SealedHead last, long found) {
        var before = last.missing();
        var missing = before != null && before.position() > last.position()
                ? before
                : new SealedHead.Missing(last.store(), last.position(), last.seal(), found);
        return new SealedHead(last.store(), last.position(), last.seal(), true, missing);
    }

    private synchronized void remember(SealedHead head) {
        seals.keep(head);
        noted = head;
        position = head.position();
        seal = head.seal();
    }

    private synchronized void note() {
        if (position == noted.position()) {
            return;
        }
        try {
            var head = noted.at(position, seal);
            seals.keep(head);
            noted = head;
            failing = false;
        } catch (SecretStoreException e) {
            if (!failing) { // a full disk is told of once
                LOG.error("How far the history goes cannot be noted", e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("How far the history goes is still being noted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        note();
    }
}
