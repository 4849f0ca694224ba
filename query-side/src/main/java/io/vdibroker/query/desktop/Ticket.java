package io.vdibroker.query.desktop;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a request for a desktop is. The failure is given when it FAILED, the expiry while it is QUEUED. */
public record Ticket(
        TicketId ticketId,
        PoolId poolId,
        UserId userId,
        TicketState state,
        @Nullable MachineId machineId,
        @Nullable Failure failure,
        @Nullable Instant expiresAt) {}
