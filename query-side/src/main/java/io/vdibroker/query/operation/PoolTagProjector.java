package io.vdibroker.query.operation;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagBegun;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemovalBegun;
import io.vdibroker.api.pool.event.PoolTagRemovalRequested;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import io.vdibroker.api.pool.event.PoolTagRequested;
import io.vdibroker.api.pool.event.PoolTagTimedOut;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Shows the tag as the first step of the pool's set-up and as the only one of its removal. */
@Component
@ProcessingGroup(OperationCollections.GROUP)
class PoolTagProjector {

    private static final int TAG = 0;

    private final OperationWrites operations;

    PoolTagProjector(OperationWrites operations) {
        this.operations = operations;
    }

    @EventHandler
    void on(PoolTagRequested event, @Timestamp Instant at) {
        operations.stepStarted(OperationId.ofSetUp(event.poolId()), TAG, Step.CREATE_TAG, event.attempt(), at);
    }

    @EventHandler
    void on(PoolTagBegun event, @Timestamp Instant at) {
        operations.stepBegun(OperationId.ofSetUp(event.poolId()), TAG, event.dueAt(), at);
    }

    @EventHandler
    void on(PoolTagReady event, @Timestamp Instant at) {
        operations.stepDone(OperationId.ofSetUp(event.poolId()), TAG, at);
    }

    @EventHandler
    void on(PoolTagRemovalRequested event, @Timestamp Instant at) {
        operations.stepStarted(OperationId.ofRemoval(event.poolId()), TAG, Step.REMOVE_TAG, event.attempt(), at);
    }

    @EventHandler
    void on(PoolTagRemovalBegun event, @Timestamp Instant at) {
        operations.stepBegun(OperationId.ofRemoval(event.poolId()), TAG, event.dueAt(), at);
    }

    @EventHandler
    void on(PoolTagRemoved event, @Timestamp Instant at) {
        operations.stepDone(OperationId.ofRemoval(event.poolId()), TAG, at);
    }

    @EventHandler
    void on(PoolTagAttemptFailed event, @Timestamp Instant at) {
        operations.stepFailed(operation(event.poolId(), event.runId()), TAG, event.failure(), event.retryAt(), at);
    }

    @EventHandler
    void on(PoolTagTimedOut event, @Timestamp Instant at) {
        var failure = new Failure(FailureCode.TIMED_OUT, "ECP did not show the tag as it should be in time");
        operations.stepFailed(operation(event.poolId(), event.runId()), TAG, failure, null, at);
    }

    private static OperationId operation(PoolId poolId, RunId runId) {
        return runId.equals(RunId.of(poolId, Step.REMOVE_TAG))
                ? OperationId.ofRemoval(poolId)
                : OperationId.ofSetUp(poolId);
    }
}
