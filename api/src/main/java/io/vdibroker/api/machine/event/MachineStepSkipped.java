package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** An administrator lets the operation go on without the goal of this step. */
@Revision("1")
public record MachineStepSkipped(
        MachineId machineId, PoolId poolId, OperationId operationId, RunId runId, int position, Step step, int attempt)
        implements MachineEvent {}
