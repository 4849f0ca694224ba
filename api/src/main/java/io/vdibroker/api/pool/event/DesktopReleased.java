package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The machine is nobody's any more. */
@Revision("1")
public record DesktopReleased(PoolId poolId, MachineId machineId, UserId userId) implements PoolEvent {}
