package io.vdibroker.command.pool;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.ResumeGrowth;
import io.vdibroker.command.Rejection;

/** What an administrator does about a set-up or a removal that does not go on as it should: docs/adr/0014. */
final class ByHand {
    private final PoolState pool;

    ByHand(PoolState pool) {
        this.pool = pool;
    }

    void retry(OperationId operationId, ExpansionId next) {
        refuseUnlessKnown(operationId);
        if (isRemoval(operationId) != pool.isGoingOrGone() || pool.status == PoolStatus.DELETED) {
            throw over();
        }
        if (new TagStep(pool).retryNow()) {
            return;
        }
        if (!pool.isGoingOrGone() && (pool.growth.isPaused() || pool.status == PoolStatus.FAILED)) {
            new Supply(pool).resumeGrowth(new ResumeGrowth(pool.poolId(), next, null));
        } else if (pool.status == PoolStatus.ACTIVE) {
            throw over();
        } else {
            throw new Rejection(
                    RejectionCode.STEP_UNDER_WAY,
                    "Nothing of the pool itself waits for another attempt; its machines have operations of their own");
        }
    }

    /** A pool that serves people is not given up with its set-up. */
    void giveUp(OperationId operationId) {
        refuseUnlessKnown(operationId);
        if (pool.status == PoolStatus.DELETED && isRemoval(operationId)) {
            throw over();
        }
        if (isRemoval(operationId)) {
            throw new Rejection(
                    RejectionCode.CANNOT_BE_GIVEN_UP,
                    "The removal of a pool is finished, however often it takes, so that nothing of it is lost");
        }
        if (pool.status == PoolStatus.ACTIVE) {
            throw over();
        }
        new Departures(pool).deletePool(new DeletePool(pool.poolId(), false));
    }

    private void refuseUnlessKnown(OperationId operationId) {
        var known =
                isRemoval(operationId) ? pool.isGoingOrGone() : operationId.equals(OperationId.ofSetUp(pool.poolId()));
        if (!known) {
            throw new Rejection(RejectionCode.NOT_FOUND, "The pool has no such operation");
        }
    }

    private boolean isRemoval(OperationId operationId) {
        return operationId.equals(OperationId.ofRemoval(pool.poolId()));
    }

    private static Rejection over() {
        return new Rejection(
                RejectionCode.OPERATION_OVER,
                "The operation is over; a pool that serves people is changed or deleted as a pool");
    }
}
