package io.vdibroker.api.pool;

import io.vdibroker.api.machine.MachineId;
import org.jspecify.annotations.Nullable;

/** The answer to a request for a desktop: the open ticket and what it holds so far. */
public record DesktopTicket(TicketId ticketId, @Nullable MachineId machineId, TicketState state) {}
