package io.vdibroker.command.expansion;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.Rejection;

/** What an administrator does about a growth that does not go on as it should: docs/adr/0014. */
record ByHand(ExpansionHistory expansion) {

    void retry() {
        if (expansion.cancelled || expansion.isOver()) {
            throw over();
        }
        if (expansion.cloning.isPaused()) {
            apply(expansion.cloningStarted(expansion.cloning.attempt() + 1));
        } else if (expansion.tagging.isPaused()) {
            apply(expansion.taggingStarted(expansion.tagging.attempt() + 1));
        } else {
            throw new Rejection(
                    RejectionCode.STEP_UNDER_WAY,
                    "It is in line for ECP or under way there; its outcome or its limit decides");
        }
    }

    void giveUp(ExpansionId expansionId, PoolId poolId) {
        if (!expansion.cancelled && expansion.isOver()) {
            throw over();
        }
        var cancellation = new Cancellation(expansion);
        if (expansion.unheard) {
            cancellation.waitNoLonger(expansionId, poolId);
        } else {
            cancellation.cancel(expansionId, poolId);
        }
    }

    private static Rejection over() {
        return new Rejection(
                RejectionCode.OPERATION_OVER, "The growth is over; each machine that came has operations of its own");
    }
}
