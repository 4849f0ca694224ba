package io.vdibroker.api.pool.event;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Nothing is free; the user keeps a place in the queue until then. */
@Revision("1")
public record DesktopRequestQueued(
        PoolId poolId, TicketId ticketId, UserId userId, Entitled entitledBy, Instant expiresAt) implements PoolEvent {}
