package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The operation ended at this step and all attempts at it. */
@Revision("1")
public record MachineOperationFailed(
        MachineId machineId,
        PoolId poolId,
        OperationId operationId,
        OperationKind kind,
        Step step,
        Failure failure,
        boolean keepIfFailed,
        int use)
        implements MachineEvent {}
