package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A user asks for a desktop; answered by {@link DesktopTicket}. An open ticket of the same user wins over the given id. If their assigned machine is known to run, it is named, and nothing is recorded. */
public record RequestDesktop(
        @TargetAggregateIdentifier PoolId poolId,
        TicketId ticketId,
        ExpansionId expansionId,
        UserId userId,
        Protocol protocol,
        @Nullable MachineId runningMachineId)
        implements PoolCommand {}
