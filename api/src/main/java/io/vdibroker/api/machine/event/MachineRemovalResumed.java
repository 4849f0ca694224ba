package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The removal is tried again. */
@Revision("1")
public record MachineRemovalResumed(MachineId machineId, PoolId poolId, OperationId operationId)
        implements MachineEvent {}
