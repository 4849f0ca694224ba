package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import org.axonframework.serialization.Revision;

/** The machine is this user's. The counts are of the free machines it was chosen from, itself included. */
@Revision("1")
public record DesktopAssigned(
        PoolId poolId,
        TicketId ticketId,
        UserId userId,
        MachineId machineId,
        AssignmentRule rule,
        int freeOnWithAgent,
        int freeOn,
        int freeOff)
        implements PoolEvent {}
