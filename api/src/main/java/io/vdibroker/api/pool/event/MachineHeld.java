package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The machine is nobody's and not free: it is kept for this user, or for an administrator's word alone if none is
 * known. The failure is of its return.
 */
@Revision("1")
public record MachineHeld(
        PoolId poolId, MachineId machineId, @Nullable UserId userId, HoldReason reason, @Nullable Failure failure)
        implements PoolEvent {}
