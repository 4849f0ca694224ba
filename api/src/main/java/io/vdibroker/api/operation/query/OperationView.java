package io.vdibroker.api.operation.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A saga as a person wants to see it.
 *
 * @param progress percent
 * @param machinesWanted of how many machines it is about, for set-up and expansion
 * @param machinesReady how many of them came
 * @param machinesFailed how many of them did not, and will not: a set-up makes clones again
 * @param current the step that it waits for, if it is at one
 * @param actions what can be done about it by hand; whoever decides knows better than the view
 * @param waitsSince since when the growth of the pool is paused
 * @param waitsUntil until when the growth of the pool is paused
 * @param waitsFor the state of the controller, if nothing goes on there at present
 * @param undo the operation that takes back what this one began
 * @param undoes the operation that this one takes back
 */
public record OperationView(
        @JsonProperty("id") OperationId operationId,
        OperationType type,
        PoolId poolId,
        @Nullable MachineId machineId,
        @Nullable ExpansionId expansionId,
        OperationState state,
        int progress,
        @Nullable Integer machinesWanted,
        @Nullable Integer machinesReady,
        @Nullable Integer machinesFailed,
        List<OperationStepView> steps,
        @Nullable CurrentStepView current,
        List<OperationAction> actions,
        @Nullable Failure failure,
        @Nullable Instant waitsSince,
        @Nullable Instant waitsUntil,
        @Nullable ControllerState waitsFor,
        @Nullable OperationId undo,
        @Nullable OperationId undoes,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
