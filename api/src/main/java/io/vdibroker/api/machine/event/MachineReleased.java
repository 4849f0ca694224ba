package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The machine is in no pool any more and stays in ECP, without the pool's tag. */
@Revision("1")
public record MachineReleased(MachineId machineId, PoolId poolId, OperationId operationId) implements MachineEvent {}
