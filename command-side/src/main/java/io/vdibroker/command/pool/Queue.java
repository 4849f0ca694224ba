package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.MachineQuarantined;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The open requests of a pool, one of each user, and the line of those that have no machine yet. */
@JsonAutoDetect(
        fieldVisibility = Visibility.NONE,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class Queue {
    private static final int REMEMBERED = 256;

    private final Map<TicketId, Ticket> open = new HashMap<>();
    private final Map<UserId, TicketId> byUser = new HashMap<>();
    private final TreeMap<Long, TicketId> line = new TreeMap<>();
    private final LinkedHashMap<TicketId, DesktopTicket> ended = new LinkedHashMap<>();

    Queue() {}

    @JsonCreator
    Queue(@JsonProperty("open") List<Ticket> open, @JsonProperty("ended") List<DesktopTicket> ended) {
        open.forEach(this::put);
        ended.forEach(this::remember);
    }

    @JsonProperty("open")
    Collection<Ticket> open() {
        return open.values();
    }

    /** How the last requests ended, for those who ask with the same ticket again. */
    @JsonProperty("ended")
    Collection<DesktopTicket> ended() {
        return ended.values();
    }

    @Nullable
    Ticket of(TicketId ticketId) {
        return open.get(ticketId);
    }

    @Nullable
    Ticket of(UserId userId) {
        var ticketId = byUser.get(userId);
        return ticketId == null ? null : open.get(ticketId);
    }

    @Nullable
    DesktopTicket ended(TicketId ticketId) {
        return ended.get(ticketId);
    }

    int waiting() {
        return line.size();
    }

    @Nullable
    Ticket first() {
        var head = line.firstEntry();
        return head == null ? null : open.get(head.getValue());
    }

    /** Those who wait, first come first. */
    List<Ticket> line() {
        var tickets = new ArrayList<Ticket>();
        line.values().forEach(id -> {
            var ticket = open.get(id);
            if (ticket != null) {
                tickets.add(ticket);
            }
        });
        return tickets;
    }

    /** At the end of the line; a ticket that had its place already goes to the head. */
    @EventSourcingHandler
    void on(DesktopRequestQueued event) {
        var known = take(event.ticketId());
        if (known == null) {
            long last = line.isEmpty() ? 0 : line.lastKey();
            put(new Ticket(
                    event.ticketId(), event.userId(), event.entitledBy(), null, last + 1, event.expiresAt(), false));
        } else {
            long first = line.isEmpty() ? 0 : line.firstKey();
            put(known.waiting(first - 1, event.expiresAt()));
        }
    }

    @EventSourcingHandler
    void on(DesktopRequestAskedAgain event) {
        var ticket = take(event.ticketId());
        if (ticket != null) {
            put(ticket.waiting(ticket.position(), event.expiresAt()));
        }
    }

    @EventSourcingHandler
    void on(DesktopRequestAccepted event) {
        var known = take(event.ticketId());
        put(
                known == null
                        ? new Ticket(
                                event.ticketId(), event.userId(), event.entitledBy(), event.machineId(), 0, null, false)
                        : known.with(event.machineId()));
    }

    @EventSourcingHandler
    void on(MachineQuarantined event) {
        var ticket = take(event.ticketId());
        if (ticket != null) {
            put(ticket.withoutMachine());
        }
    }

    @EventSourcingHandler
    void on(DesktopReady event) {
        end(event.ticketId(), TicketState.READY);
    }

    @EventSourcingHandler
    void on(DesktopRequestFailed event) {
        end(event.ticketId(), TicketState.FAILED);
    }

    @EventSourcingHandler
    void on(DesktopRequestExpired event) {
        end(event.ticketId(), TicketState.EXPIRED);
    }

    private void end(TicketId ticketId, TicketState state) {
        var ticket = take(ticketId);
        if (ticket != null) {
            remember(new DesktopTicket(ticketId, ticket.machineId(), state));
        }
    }

    private void remember(DesktopTicket ticket) {
        ended.put(ticket.ticketId(), ticket);
        if (ended.size() > REMEMBERED) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    private void put(Ticket ticket) {
        open.put(ticket.ticketId(), ticket);
        byUser.put(ticket.userId(), ticket.ticketId());
        if (ticket.isWaiting()) {
            line.put(ticket.position(), ticket.ticketId());
        }
    }

    private @Nullable Ticket take(TicketId ticketId) {
        var ticket = open.remove(ticketId);
        if (ticket != null) {
            byUser.remove(ticket.userId());
            if (ticket.isWaiting()) {
                line.remove(ticket.position());
            }
        }
        return ticket;
    }
}
