package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** ECP does not have the machine any more. */
@Revision("1")
public record MachineDeleted(MachineId machineId, PoolId poolId, OperationId operationId, Failure reason)
        implements MachineEvent {}
