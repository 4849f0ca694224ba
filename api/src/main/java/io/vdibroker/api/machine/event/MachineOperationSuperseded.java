package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The operation ended, or never started, because a more important one came; outcomes of its steps come too late. */
@Revision("1")
public record MachineOperationSuperseded(
        MachineId machineId, PoolId poolId, OperationId operationId, OperationKind kind, boolean wasRunning)
        implements MachineEvent {}
