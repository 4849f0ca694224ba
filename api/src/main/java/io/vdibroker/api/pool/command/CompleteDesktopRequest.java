package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The desktop request saga tells that the machine of a ticket is up. */
public record CompleteDesktopRequest(@TargetAggregateIdentifier PoolId poolId, TicketId ticketId, MachineId machineId)
        implements PoolCommand {}
