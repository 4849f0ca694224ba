package io.vdibroker.saga.worker;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagBegun;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemovalBegun;
import io.vdibroker.api.pool.event.PoolTagRemovalRequested;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import io.vdibroker.api.pool.event.PoolTagRequested;
import io.vdibroker.saga.worker.OpenStep.State;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Keeps the open steps of pools: their tag is made, and at the end removed. Their tasks are too short to be cancelled. */
@Component
@ProcessingGroup(WorkerList.GROUP)
class PoolStepsProjector {
    private final OpenSteps steps;

    PoolStepsProjector(WorkerList list) {
        steps = list.steps();
    }

    @EventHandler
    void on(PoolTagRequested event, EventMessage<?> message) {
        var arguments = StepArguments.ofTag(null, event.name());
        put(event.poolId(), event.controllerId(), event.runId(), event.attempt(), Step.CREATE_TAG, arguments, message);
    }

    @EventHandler
    void on(PoolTagRemovalRequested event, EventMessage<?> message) {
        var arguments = StepArguments.ofTag(event.tagId(), null);
        put(event.poolId(), event.controllerId(), event.runId(), event.attempt(), Step.REMOVE_TAG, arguments, message);
    }

    @EventHandler
    void on(PoolTagBegun event, @Timestamp Instant at) {
        begun(event.poolId(), event.runId(), event.attempt(), at, event.dueAt());
    }

    @EventHandler
    void on(PoolTagRemovalBegun event, @Timestamp Instant at) {
        begun(event.poolId(), event.runId(), event.attempt(), at, event.dueAt());
    }

    @EventHandler
    void on(PoolTagAttemptFailed event) {
        var retryAt = event.retryAt();
        if (retryAt == null) {
            steps.removeIf(event.poolId().toString(), row -> row.is(event.runId(), event.attempt()));
        } else {
            steps.change(event.poolId().toString(), event.runId(), event.attempt(), row -> row.paused(retryAt));
        }
    }

    @EventHandler
    void on(PoolTagReady event) {
        ended(event.poolId(), Step.CREATE_TAG);
    }

    @EventHandler
    void on(PoolTagRemoved event) {
        ended(event.poolId(), Step.REMOVE_TAG);
    }

    @EventHandler
    void on(PoolDeleted event) {
        steps.removeIf(event.poolId().toString(), row -> true);
    }

    private void put(
            PoolId poolId,
            ControllerId controllerId,
            RunId runId,
            int attempt,
            Step step,
            StepArguments arguments,
            EventMessage<?> message) {
        var origin = Origin.of(message);
        steps.put(new OpenStep(
                poolId.toString(),
                poolId.value(),
                poolId,
                controllerId,
                null,
                null,
                runId,
                0,
                step,
                attempt,
                State.QUEUED,
                null,
                null,
                null,
                origin.order(),
                false,
                arguments,
                origin.metadata()));
    }

    private void begun(PoolId poolId, RunId runId, int attempt, Instant at, Instant dueAt) {
        steps.change(poolId.toString(), runId, attempt, row -> row.begun(at, dueAt));
    }

    private void ended(PoolId poolId, Step step) {
        steps.removeIf(poolId.toString(), row -> row.step() == step);
    }
}
