package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The machine was seen off after its last user, and is free. */
@Revision("1")
public record MachineReturned(PoolId poolId, MachineId machineId, OperationId operationId) implements PoolEvent {}
