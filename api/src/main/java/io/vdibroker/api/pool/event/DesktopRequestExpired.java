package io.vdibroker.api.pool.event;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import org.axonframework.serialization.Revision;

/** Nobody asked for the queued request any more. */
@Revision("1")
public record DesktopRequestExpired(PoolId poolId, TicketId ticketId, UserId userId) implements PoolEvent {}
