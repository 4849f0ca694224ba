package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagBegun;
import io.vdibroker.api.pool.event.PoolTagLost;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemovalBegun;
import io.vdibroker.api.pool.event.PoolTagRemovalRequested;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import io.vdibroker.api.pool.event.PoolTagRequested;
import io.vdibroker.api.pool.event.PoolTagTimedOut;
import java.time.Instant;
import java.util.Objects;

/**
 * Gives the pool its tag, and takes it away at the end.
 * <pre>
 * PoolTagRequested -> PoolTagBegun -> PoolTagReady
 *   failed: PoolTagAttemptFailed{retryAt} -> PoolTagRequested{attempt + 1}; after the last one the pool is FAILED
 * PoolTagLost -> PoolTagRequested; of a pool that is ACTIVE tried without end
 * PoolTagRemovalRequested -> PoolTagRemovalBegun -> PoolTagRemoved -> PoolDeleted; tried without end
 * </pre>
 */
final class TagStep {
    private final PoolState pool;
    private final PoolTag tag;

    TagStep(PoolState pool) {
        this.pool = pool;
        this.tag = pool.tag;
    }

    void request() {
        if (pool.status == PoolStatus.CREATING && tag.phase() == TagPhase.NONE) {
            apply(requested(1));
        }
    }

    /** Somebody deleted it in ECP. */
    void lost(String tagId) {
        if (tag.isReady() && tagId.equals(tag.tagId()) && !pool.isGoingOrGone()) {
            apply(new PoolTagLost(pool.poolId(), tagId));
            apply(requested(tag.attempt() + 1));
        }
    }

    void requestRemoval() {
        if (pool.status == PoolStatus.DELETING && pool.emptied && tag.isReady() && tag.toRemove() != null) {
            apply(removalRequested(1));
        }
    }

    /** Whoever wants to begin has seen that there is no such tag; a pool that goes needs none. */
    StepAnswer begin(RunId runId, int attempt, Instant now, PoolProperties properties) {
        if (!isCurrent(runId, attempt)) {
            return StepAnswer.OVER;
        }
        var dueAt = now.plus(properties.tagLimit());
        switch (tag.phase()) {
            case REQUESTED -> {
                if (pool.isGoingOrGone()) {
                    var failure = new Failure(FailureCode.CANCELLED, "The pool is being deleted");
                    apply(new PoolTagAttemptFailed(pool.poolId(), runId, attempt, failure, null));
                    new Settlement(pool).settle();
                    return StepAnswer.OVER;
                }
                apply(new PoolTagBegun(pool.poolId(), runId, attempt, dueAt));
            }
            case REMOVAL_REQUESTED -> apply(new PoolTagRemovalBegun(pool.poolId(), runId, attempt, dueAt));
            case BEGUN, REMOVAL_BEGUN -> {} // a repeat
            default -> {
                return StepAnswer.OVER;
            }
        }
        return StepAnswer.GO;
    }

    /** There is a tag; also when the attempt that made it was given up meanwhile. */
    void found(RunId runId, String tagId, boolean created, ExpansionId next) {
        boolean wanted = tag.isOpen() || tag.phase() == TagPhase.GIVEN_UP && tag.everBegun();
        if (!wanted || pool.emptied || !runId.equals(creation())) {
            return;
        }
        if (pool.status == PoolStatus.FAILED) {
            apply(new GrowthResumed(pool.poolId()));
        }
        apply(new PoolTagReady(pool.poolId(), tagId, created || tag.everBegun()));
        new Settlement(pool).settle(next);
    }

    void removed(RunId runId) {
        if (tag.isBeingRemoved() && runId.equals(removal())) {
            apply(new PoolTagRemoved(pool.poolId(), tagId()));
            apply(new PoolDeleted(
                    pool.poolId(), pool.setup().name(), pool.setup().controllerId()));
        }
    }

    void failed(RunId runId, int attempt, Failure failure, Instant now, PoolProperties properties) {
        if (isCurrent(runId, attempt) && isUnderWay()) {
            boolean wasLookedFor = tag.phase() != TagPhase.REQUESTED; // or it could not even be looked for
            attemptFailed(runId, attempt, failure, now, properties, wasLookedFor);
        }
    }

    void expired(RunId runId, int attempt, Instant now, PoolProperties properties) {
        if (isCurrent(runId, attempt) && tag.isDue(now)) {
            apply(new PoolTagTimedOut(pool.poolId(), runId, attempt));
            var failure = new Failure(FailureCode.TIMED_OUT, "ECP did not do it within " + properties.tagLimit());
            attemptFailed(runId, attempt, failure, now, properties, false);
        }
    }

    void retry(RunId runId, int attempt) {
        if (!isCurrent(runId, attempt - 1)) {
            return;
        }
        if (tag.phase() == TagPhase.WAITING) {
            apply(requested(attempt));
        } else if (tag.phase() == TagPhase.REMOVAL_WAITING) {
            apply(removalRequested(attempt));
        }
    }

    /** Does not wait for the time of the next attempt; false, if there is none that waits. */
    boolean retryNow() {
        var next = tag.attempt() + 1;
        switch (tag.phase()) {
            case WAITING -> apply(requested(next));
            case REMOVAL_WAITING -> apply(removalRequested(next));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Of a pool that goes nothing is left in ECP: a tag that an attempt may have made is looked for without end. */
    private void attemptFailed(
            RunId runId, int attempt, Failure failure, Instant now, PoolProperties properties, boolean wasLookedFor) {
        boolean mayBeLeft = pool.isGoingOrGone() && tag.everBegun() && !wasLookedFor;
        boolean mustSucceed = tag.isBeingRemoved() || pool.status == PoolStatus.ACTIVE || mayBeLeft;
        boolean last = !mustSucceed && tag.attemptOfSeries() >= properties.tagAttempts();
        var retryAt = last ? null : now.plus(properties.tagPauseAfter(tag.attemptOfSeries()));
        apply(new PoolTagAttemptFailed(pool.poolId(), runId, attempt, failure, retryAt));
        if (last) {
            var settlement = new Settlement(pool);
            settlement.fail(failure);
            settlement.settle();
        }
    }

    PoolTagRequested requested(int attempt) {
        var setup = pool.setup();
        return new PoolTagRequested(pool.poolId(), setup.controllerId(), creation(), attempt, setup.name());
    }

    private PoolTagRemovalRequested removalRequested(int attempt) {
        return new PoolTagRemovalRequested(pool.poolId(), pool.setup().controllerId(), removal(), attempt, tagId());
    }

    private boolean isUnderWay() {
        return switch (tag.phase()) {
            case REQUESTED, BEGUN, REMOVAL_REQUESTED, REMOVAL_BEGUN -> true;
            default -> false;
        };
    }

    private boolean isCurrent(RunId runId, int attempt) {
        return attempt == tag.attempt() && runId.equals(tag.isBeingRemoved() ? removal() : creation());
    }

    private RunId creation() {
        return RunId.of(pool.poolId(), Step.CREATE_TAG);
    }

    private RunId removal() {
        return RunId.of(pool.poolId(), Step.REMOVE_TAG);
    }

    private String tagId() {
        return Objects.requireNonNull(tag.tagId(), "A tag that was ready has an id");
    }
}
