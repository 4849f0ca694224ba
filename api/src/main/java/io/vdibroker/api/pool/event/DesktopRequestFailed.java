package io.vdibroker.api.pool.event;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import org.axonframework.serialization.Revision;

/** The request ended without a desktop; an assignment stays. */
@Revision("1")
public record DesktopRequestFailed(PoolId poolId, TicketId ticketId, UserId userId, Failure failure)
        implements PoolEvent {}
