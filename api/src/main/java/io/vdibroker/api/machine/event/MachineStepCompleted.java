package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** ECP shows the goal of the step. */
@Revision("1")
public record MachineStepCompleted(
        MachineId machineId, PoolId poolId, OperationId operationId, RunId runId, int position, Step step, int attempt)
        implements MachineEvent {}
