package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open request: waiting in the line until it expires, or with a machine that is being brought up. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Ticket(
        TicketId ticketId,
        UserId userId,
        Entitled entitledBy,
        @Nullable MachineId machineId,
        long position,
        @Nullable Instant expiresAt,
        boolean replaced) {

    /** Its machine did not come up; the next one is the last. */
    Ticket withoutMachine() {
        return new Ticket(ticketId, userId, entitledBy, null, 0, null, true);
    }

    Ticket waiting(long place, Instant until) {
        return new Ticket(ticketId, userId, entitledBy, null, place, until, replaced);
    }

    Ticket with(MachineId machine) {
        return new Ticket(ticketId, userId, entitledBy, machine, 0, null, replaced);
    }

    boolean isWaiting() {
        return expiresAt != null;
    }

    DesktopTicket answer() {
        return new DesktopTicket(ticketId, machineId, machineId == null ? TicketState.QUEUED : TicketState.PREPARING);
    }
}
