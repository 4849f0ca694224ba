package io.vdibroker.command.operation;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.RunId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The step that an aggregate waits for, and the one rule of which outcomes still concern it. What does not concern it came
 * late, twice, or from an earlier life, and is absorbed.
 *
 * <pre>
 * started -> QUEUED -> begun -> BEGUN -> accepted -> TASK -> ended -> ENDED
 *                                  failed with a time to retry at -> PAUSED -> started again, with the next attempt
 *                                  failed for good -> ENDED
 * </pre>
 */
public record OpenStep(
        Phase phase,
        @Nullable RunId runId,
        int attempt,
        int failures,
        @Nullable Instant dueAt,
        @Nullable String taskId) {

    /** How far an attempt has come. */
    public enum Phase {
        QUEUED,
        BEGUN,
        TASK,
        PAUSED,
        ENDED
    }

    /** Nothing is waited for. */
    public static final OpenStep NONE = new OpenStep(Phase.ENDED, null, 0, 0, null, null);

    /** Whether an outcome of this attempt still counts, and whether the worker may go on with it. */
    public boolean isOpen(RunId runId, int attempt) {
        return phase != Phase.PAUSED && phase != Phase.ENDED && isOf(runId, attempt);
    }

    /** Whether ECP has not been asked by this attempt. */
    public boolean isQueued() {
        return phase == Phase.QUEUED;
    }

    /** Whether ECP may have been asked by this attempt, and the outcome is not known. */
    public boolean isUnderWay() {
        return phase == Phase.BEGUN || phase == Phase.TASK;
    }

    /** Whether the next attempt follows by itself. */
    public boolean isPaused() {
        return phase == Phase.PAUSED;
    }

    /** Whether the attempt is known to go on as this task, or to go on without one that could be found. */
    public boolean isAccepted(@Nullable String taskId) {
        return phase == Phase.TASK && Objects.equals(this.taskId, taskId);
    }

    /** Whether the attempt has used up its time. An early question, or one about a time that has moved, is answered no. */
    public boolean isDue(RunId runId, int attempt, Instant now) {
        return isOpen(runId, attempt) && dueAt != null && !now.isBefore(dueAt);
    }

    /** Whether this attempt is the one that is to follow the pause. */
    public boolean isAwaited(RunId runId, int attempt) {
        return phase == Phase.PAUSED && isOf(runId, attempt - 1);
    }

    /** When to try again, if that makes sense after such a failure and there is an attempt left. */
    public @Nullable Instant retryAt(Failure failure, StepLimit limit, Instant now) {
        return canPass(failure.code()) ? retryAt(limit, now) : null;
    }

    /** When to try again after whatever failure, if there is an attempt left. */
    public @Nullable Instant retryAt(StepLimit limit, Instant now) {
        return failures + 1 < limit.attempts() ? now.plus(limit.pauseAfter(failures + 1)) : null;
    }

    /** Waits for the worker. Failures are counted on after a pause, and from anew for another run, or if somebody resumed this one. */
    public OpenStep started(RunId runId, int attempt) {
        return new OpenStep(Phase.QUEUED, runId, attempt, isAwaited(runId, attempt) ? failures : 0, null, null);
    }

    public OpenStep begun(Instant dueAt) {
        return new OpenStep(Phase.BEGUN, runId, attempt, failures, dueAt, null);
    }

    public OpenStep accepted(@Nullable String taskId, Instant dueAt) {
        return new OpenStep(Phase.TASK, runId, attempt, failures, dueAt, taskId);
    }

    /** Rests, or has ended, if there is no time to try again at. */
    public OpenStep failed(@Nullable Instant retryAt) {
        return new OpenStep(retryAt == null ? Phase.ENDED : Phase.PAUSED, runId, attempt, failures + 1, null, null);
    }

    public OpenStep ended() {
        return new OpenStep(Phase.ENDED, runId, attempt, failures, null, null);
    }

    private boolean isOf(RunId runId, int attempt) {
        return runId.equals(this.runId) && attempt == this.attempt;
    }

    /** A lock, a lost connection or a slow guest passes by itself; a full disk or a refused account needs somebody. */
    private static boolean canPass(FailureCode code) {
        return switch (code) {
            case REFUSED, TASK_FAILED, TIMED_OUT, NO_AGENT, NO_ADDRESS -> true;
            case NO_SPACE,
                    NOT_FOUND,
                    NOT_A_TEMPLATE,
                    DOMAIN_REFUSED,
                    CANCELLED,
                    MACHINE_IN_ANOTHER_POOL,
                    NAME_TOO_LONG -> false;
        };
    }
}
