package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import org.axonframework.serialization.Revision;

/** All steps are done. */
@Revision("1")
public record MachineOperationCompleted(
        MachineId machineId,
        PoolId poolId,
        OperationId operationId,
        OperationKind kind,
        String name,
        Readiness readiness,
        int use)
        implements MachineEvent {}
