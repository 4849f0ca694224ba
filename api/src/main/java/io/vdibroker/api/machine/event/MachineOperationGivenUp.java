package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** An administrator wants no more of the operation, which was at this step; it fails in the same decision. */
@Revision("1")
public record MachineOperationGivenUp(
        MachineId machineId,
        PoolId poolId,
        OperationId operationId,
        OperationKind kind,
        RunId runId,
        int position,
        Step step,
        int attempt)
        implements MachineEvent {}
