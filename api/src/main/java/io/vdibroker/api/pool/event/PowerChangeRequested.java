package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PowerAction;
import org.axonframework.serialization.Revision;

/** The machine's user wants this done with its power, by the named operation. A repeat names the same one. */
@Revision("1")
public record PowerChangeRequested(
        PoolId poolId, MachineId machineId, UserId userId, OperationId operationId, PowerAction action, boolean force)
        implements PoolEvent {}
