package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A queued user asked again and keeps the place. */
@Revision("1")
public record DesktopRequestAskedAgain(PoolId poolId, TicketId ticketId, Instant expiresAt) implements PoolEvent {}
