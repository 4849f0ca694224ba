package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The wait list tells that nobody has asked for a queued ticket for its time. */
public record ExpireTicket(@TargetAggregateIdentifier PoolId poolId, TicketId ticketId) implements PoolCommand {}
