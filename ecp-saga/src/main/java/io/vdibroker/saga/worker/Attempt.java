package io.vdibroker.saga.worker;

import io.vdibroker.api.operation.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of an attempt that it has in hand: an entry of the in-flight map. One thread at a time has it:
 * who made it BUSY, else the lane's round.
 */
final class Attempt {
    /** Attempts are told apart by this. */
    record Key(RunId runId, int attempt) {
        static Key of(OpenStep row) {
            return new Key(row.runId(), row.attempt());
        }
    }

    enum Phase {
        /** A thread is at it. */
        BUSY,
        /** It could not even be begun; that is tried again. */
        NOT_BEGUN,
        /** Rounds look at it. */
        OPEN,
        /** Its outcome was reported; the row will change or go. */
        SETTLED
    }

    private final Set<UUID> about;
    private final Lookout lookout = new Lookout();
    private volatile Phase phase = Phase.BUSY;
    private volatile boolean asked;
    private volatile boolean recorded = true;
    private volatile @Nullable String taskId;
    private volatile TaskEnd end = TaskEnd.NONE;
    private volatile Instant since;
    private volatile @Nullable Duration pause;
    private volatile @Nullable String trouble;
    private volatile Duration lostBefore;
    private @Nullable Instant timeSince;
    private Duration held = Duration.ZERO;
    private @Nullable Instant heldSince;

    /** The time that was lost before does not concern it. */
    Attempt(OpenStep row, Instant now, Duration lostBefore) {
        this.about = row.about();
        this.since = now;
        this.lostBefore = lostBefore;
        this.timeSince = row.since();
    }

    /**
     * Of a row that was begun before this process knew of it: it is looked at before anything is asked. What was lost since it
     * was begun, and is over, has not been lost before.
     */
    static Attempt takenOver(OpenStep row, Instant now, Duration lostBefore) {
        var attempt = new Attempt(row, now, lostBefore);
        if (row.state() == OpenStep.State.TASK) {
            attempt.goesOnAs(row.taskId(), row.taskId() == null ? TaskEnd.NONE : TaskEnd.RUNNING);
            attempt.recorded = true;
        }
        attempt.phase = Phase.OPEN;
        return attempt;
    }

    /** ECP was asked, and answered with this task or without one. That is still to be recorded. */
    void goesOnAs(@Nullable String task, TaskEnd soFar) {
        asked = true;
        taskId = task;
        end = soFar;
        recorded = false;
        pause = null;
        trouble = null;
    }

    /** ECP answers, but not about this: it is left alone for longer each time, and others are not kept waiting for it. */
    void troubledBy(String what, Duration first, Duration longest) {
        var before = pause;
        var next = before == null ? first : before.multipliedBy(2);
        pause = next.compareTo(longest) < 0 ? next : longest;
        heard(what);
    }

    /** ECP said this instead of an answer. */
    void heard(String what) {
        trouble = what;
    }

    /** What ECP said last, if that was no answer. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** When it may be tried again, after this pause at least. */
    Instant againFrom(Duration least) {
        var own = pause;
        return since.plus(own == null || own.compareTo(least) < 0 ? least : own);
    }

    /** When it gets its time anew, by what is recorded of it, nothing of it has been lost. */
    void hasItsTimeSince(@Nullable Instant moment, Duration lost) {
        if (!Objects.equals(moment, timeSince)) {
            timeSince = moment;
            lostBefore = lost;
            forgetHolding();
        }
    }

    private synchronized void forgetHolding() {
        held = Duration.ZERO;
        heldSince = null;
    }

    /** Whether somebody else holds the machine in ECP, so that nothing can be done on it; that time does not count. */
    synchronized void isHeldByOthers(boolean isHeld, Instant now) {
        if (isHeld && heldSince == null) {
            heldSince = now;
        } else if (!isHeld) {
            held = heldUntil(now);
            heldSince = null;
        }
    }

    private synchronized Duration heldUntil(Instant now) {
        return heldSince == null ? held : held.plus(Duration.between(heldSince, now));
    }

    /** When its time is used up, if what was lost until now is not counted. */
    Instant usedUpAt(Instant dueAt, Duration lost, Instant now) {
        return dueAt.equals(Instant.MAX)
                ? dueAt
                : dueAt.plus(lost.minus(lostBefore)).plus(heldUntil(now));
    }

    void isRecorded() {
        recorded = true;
    }

    void ended(TaskEnd how) {
        end = how;
    }

    void enter(Phase next, Instant now) {
        since = now;
        phase = next;
    }

    Lookout lookout() {
        return lookout;
    }

    /** What its task is about. */
    Set<UUID> about() {
        return about;
    }

    boolean is(Phase other) {
        return phase == other;
    }

    boolean asked() {
        return asked;
    }

    boolean recorded() {
        return recorded;
    }

    @Nullable
    String taskId() {
        return taskId;
    }

    TaskEnd end() {
        return end;
    }

    /** When it entered its phase. */
    Instant since() {
        return since;
    }
}
