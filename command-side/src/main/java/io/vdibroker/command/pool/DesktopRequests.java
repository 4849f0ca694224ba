package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.command.CompleteDesktopRequest;
import io.vdibroker.api.pool.command.ExpireTicket;
import io.vdibroker.api.pool.command.FailDesktopRequest;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.authority.Standings;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asks, what they get, and how their request ends. */
final class DesktopRequests {
    private final PoolState pool;
    private final Settlement settlement;

    DesktopRequests(PoolState pool) {
        this.pool = pool;
        this.settlement = new Settlement(pool);
    }

    DesktopTicket request(RequestDesktop command, Set<UUID> groupsOfUser, Instant now, PoolProperties properties) {
        var entitledBy = pool.entitlements.match(command.userId(), groupsOfUser);
        if (entitledBy == null) {
            throw new Rejection(RejectionCode.NOT_ENTITLED, "The user is not entitled to this pool");
        }
        if (!pool.setup().settings().protocols().contains(command.protocol())) {
            throw new Rejection(
                    RejectionCode.PROTOCOL_NOT_OFFERED,
                    "The pool offers " + pool.setup().settings().protocols() + ", not " + command.protocol());
        }
        var ended = pool.queue.ended(command.ticketId());
        if (ended != null) {
            return ended;
        }
        var open = pool.queue.of(command.userId());
        if (open != null) {
            return runs(pool.members.of(command.userId()), command)
                    ? new DesktopTicket(open.ticketId(), open.machineId(), TicketState.READY)
                    : askedAgain(open, now, properties);
        }
        if (pool.isGoingOrGone()) {
            throw notActive("The pool is being deleted");
        }
        var own = pool.members.of(command.userId());
        if (own == null) {
            own = new Handover(pool).reclaim(command.userId());
        }
        return own == null
                ? firstTime(command, entitledBy, now.plus(properties.ticketLife()))
                : sameAgain(command, entitledBy, own);
    }

    /** A machine that was ready for its user once needs no request to be used while it runs. */
    private static boolean runs(@Nullable Place own, RequestDesktop command) {
        return own != null && own.everReady() && own.machineId().equals(command.runningMachineId());
    }

    private DesktopTicket askedAgain(Ticket open, Instant now, PoolProperties properties) {
        var expiresAt = now.plus(properties.ticketLife());
        if (open.expiresAt() != null
                && !expiresAt.isBefore(open.expiresAt().plus(properties.askAgainAfter()))
                && expiresAt.isAfter(open.expiresAt())) {
            apply(new DesktopRequestAskedAgain(pool.poolId(), open.ticketId(), expiresAt));
        }
        return open.answer();
    }

    private DesktopTicket sameAgain(RequestDesktop command, Entitled entitledBy, Place own) {
        if (runs(own, command)) {
            return new DesktopTicket(command.ticketId(), own.machineId(), TicketState.READY);
        }
        settlement.accept(own, command.ticketId(), command.userId(), entitledBy);
        return new DesktopTicket(command.ticketId(), own.machineId(), TicketState.PREPARING);
    }

    private DesktopTicket firstTime(RequestDesktop command, Entitled entitledBy, Instant expiresAt) {
        if (pool.status == PoolStatus.FAILED) {
            throw notActive("The pool could not be set up: "
                    + Objects.requireNonNull(pool.failure, "A failed pool has a reason")
                            .text());
        }
        if (pool.queue.of(command.ticketId()) != null) {
            throw new Rejection(RejectionCode.CONFLICT, "The ticket is another user's; ask with a new one");
        }
        var place = pool.nextFree();
        if (place != null) {
            settlement.assign(place, command.ticketId(), command.userId(), entitledBy, AssignmentRule.BEST_FREE);
        } else if (pool.queue.waiting() < pool.prospects()) {
            apply(new DesktopRequestQueued(pool.poolId(), command.ticketId(), command.userId(), entitledBy, expiresAt));
        } else {
            throw new Rejection(
                    RejectionCode.POOL_EXHAUSTED,
                    "None of the " + pool.members.count() + " machines is free, and the pool has no room for another");
        }
        settlement.settle(command.expansionId());
        return Objects.requireNonNull(pool.queue.of(command.ticketId()), "It was queued or accepted")
                .answer();
    }

    private static Rejection notActive(String reason) {
        return new Rejection(RejectionCode.POOL_NOT_ACTIVE, reason);
    }

    /** Who lost the right while waiting gets no desktop; a machine that never was theirs is free again. */
    void complete(CompleteDesktopRequest command, Standings standings) {
        var ticket = pool.queue.of(command.ticketId());
        if (ticket == null || !command.machineId().equals(ticket.machineId())) {
            return;
        }
        var place = pool.members.of(command.machineId());
        if (isEntitled(ticket, standings)) {
            apply(new DesktopReady(pool.poolId(), ticket.ticketId(), ticket.userId(), command.machineId()));
            noteSuccess(place);
            return;
        }
        settlement.end(
                ticket, new Failure(FailureCode.CANCELLED, "The user is locked or not entitled to the pool any more"));
        if (place != null && !place.everReady()) {
            apply(new DesktopReleased(pool.poolId(), command.machineId(), ticket.userId()));
            settlement.settle();
        }
        noteSuccess(place);
    }

    private void noteSuccess(@Nullable Place cameUp) {
        if (cameUp != null && new Quarantine(pool).noteSuccess(cameUp)) {
            settlement.settle();
        }
    }

    private boolean isEntitled(Ticket ticket, Standings standings) {
        return standings
                .groupsOf(ticket.userId())
                .map(groups -> pool.entitlements.match(ticket.userId(), groups))
                .isPresent();
    }

    /**
     * A machine that never came up for its user is exchanged, once per ticket; one with somebody's work on it never is,
     * and none is
     * while the step that it failed at is paused: the user keeps it and asks again.
     */
    void fail(FailDesktopRequest command, Instant now, PoolProperties properties) {
        var ticket = pool.queue.of(command.ticketId());
        var place = pool.members.of(command.machineId());
        if (ticket == null || place == null || !command.machineId().equals(ticket.machineId())) {
            return;
        }
        new Quarantine(pool).noteSetback(command, now, properties);
        if (pool.pauses.isPaused(command.step())) {
            settlement.end(ticket, command.failure());
            settlement.settle(command.expansionId());
            return;
        }
        if (place.everReady()) {
            settlement.end(ticket, command.failure());
            return;
        }
        apply(new MachineQuarantined(pool.poolId(), command.machineId(), ticket.ticketId(), command.failure()));
        if (ticket.replaced()) {
            settlement.end(ticket, command.failure());
            settlement.settle(command.expansionId());
            return;
        }
        var another = pool.nextFree();
        if (another != null) {
            settlement.assign(
                    another, ticket.ticketId(), ticket.userId(), ticket.entitledBy(), AssignmentRule.REPLACEMENT);
        } else if (pool.prospects() > 0) {
            apply(new DesktopRequestQueued(
                    pool.poolId(),
                    ticket.ticketId(),
                    ticket.userId(),
                    ticket.entitledBy(),
                    now.plus(properties.ticketLife())));
        } else {
            settlement.end(ticket, command.failure());
        }
        settlement.settle(command.expansionId());
    }

    /** Half a pause of asking again is granted to clocks that differ; an old time is off by a whole one. */
    void expire(ExpireTicket command, Instant now, PoolProperties properties) {
        var ticket = pool.queue.of(command.ticketId());
        if (ticket == null || ticket.expiresAt() == null) {
            return;
        }
        var grace = properties.askAgainAfter().dividedBy(2);
        if (!now.plus(grace).isBefore(ticket.expiresAt())) {
            apply(new DesktopRequestExpired(pool.poolId(), ticket.ticketId(), ticket.userId()));
        }
    }
}
