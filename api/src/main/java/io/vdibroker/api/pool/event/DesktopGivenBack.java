package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The machine that was kept is this user's again, with all that is on it. */
@Revision("1")
public record DesktopGivenBack(PoolId poolId, MachineId machineId, UserId userId) implements PoolEvent {}
