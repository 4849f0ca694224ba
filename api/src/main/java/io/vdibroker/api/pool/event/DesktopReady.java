package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import org.axonframework.serialization.Revision;

/** The user's machine is up. */
@Revision("1")
public record DesktopReady(PoolId poolId, TicketId ticketId, UserId userId, MachineId machineId) implements PoolEvent {}
