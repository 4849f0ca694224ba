package io.vdibroker.command.expansion;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.PoolId;

/** The end of a growth that nobody wants any more: at once, unless something is under way in ECP, whose outcome is told first. */
record Cancellation(ExpansionHistory expansion) {

    static final Failure WHY = new Failure(FailureCode.CANCELLED, "Nobody wants the machine any more");

    void cancel(ExpansionId expansionId, PoolId poolId) {
        if (expansion.cancelled || expansion.isOver()) {
            return;
        }
        apply(new ExpansionCancelRequested(expansionId, poolId));
        if (expansion.cloned) {
            apply(new TaggingGivenUp(expansionId, poolId, WHY));
        } else if (expansion.cloning.isQueued() || expansion.cloning.isPaused()) {
            // nothing is asked of ECP at the moment; what was asked before is looked for when removed
            apply(Outcomes.allFailed(expansion.order().machineIds(), WHY).told(expansionId, poolId));
        }
    }

    /** Nobody waits any more for a request that ECP has not heard. */
    void waitNoLonger(ExpansionId expansionId, PoolId poolId) {
        apply(Outcomes.allFailed(expansion.order().machineIds(), WHY).told(expansionId, poolId));
    }
}
