package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The user's machine is to be brought up. Never ready means that it never was since it was assigned. Uses of a machine are counted. */
@Revision("1")
public record DesktopRequestAccepted(
        PoolId poolId,
        TicketId ticketId,
        UserId userId,
        MachineId machineId,
        Entitled entitledBy,
        boolean neverReady,
        int use,
        List<PlannedStep> plan)
        implements PoolEvent {}
