package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.ReleaseOutcome;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.command.CompleteReturn;
import io.vdibroker.api.pool.command.FailReturn;
import io.vdibroker.api.pool.command.GiveBackMachine;
import io.vdibroker.api.pool.command.ReleaseDesktop;
import io.vdibroker.api.pool.command.ReplaceMachine;
import io.vdibroker.api.pool.command.ReturnMachine;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.authority.Standings;
import org.jspecify.annotations.Nullable;

/** What becomes of a machine between two users: only one that was off since its last user is free (docs/adr/0018). */
final class Handover {
    private final PoolState pool;
    private final Settlement settlement;
    private final Departures departures;

    Handover(PoolState pool) {
        this.pool = pool;
        this.settlement = new Settlement(pool);
        this.departures = new Departures(pool);
    }

    ReleaseOutcome release(ReleaseDesktop command) {
        var place = pool.members.of(command.machineId());
        if (place == null && !pool.members.hasDeparted(command.machineId()) && !pool.isGoingOrGone()) {
            throw Departures.notHere();
        }
        if (place == null || pool.isGoingOrGone() || !command.userId().equals(place.userId())) {
            return known(place, command);
        }
        if (!place.everReady()) {
            departures.endTicketOf(place, "The machine was released by an administrator");
            apply(new DesktopReleased(pool.poolId(), command.machineId(), command.userId()));
            settlement.settle();
            return ReleaseOutcome.DONE;
        }
        if (!command.force()) {
            throw new Rejection(
                    RejectionCode.MACHINE_ASSIGNED, "The machine has the user's work on it; force takes it away");
        }
        departures.endTicketOf(place, "The machine was released by an administrator");
        return takeFrom(place, command.userId(), command.operationId());
    }

    /** What follows, or has followed, when the machine was taken from its user. */
    private ReleaseOutcome known(@Nullable Place place, ReleaseDesktop command) {
        if (place != null
                && place.state() == PlaceState.RETURNING
                && command.userId().equals(place.lastUser())) {
            return new ReleaseOutcome(place.returnId(), true);
        }
        return new ReleaseOutcome(pool.removals.of(command.machineId()), false);
    }

    private ReleaseOutcome takeFrom(Place place, UserId userId, OperationId operationId) {
        if (pool.doubts.isAbout(place.machineId())) { // it may have become somebody else's, with their work on it
            apply(new MachineHeld(pool.poolId(), place.machineId(), userId, HoldReason.RESTORED, null));
            return ReleaseOutcome.DONE;
        }
        switch (pool.setup().settings().onRelease()) {
            case HOLD -> {
                apply(new MachineHeld(pool.poolId(), place.machineId(), userId, HoldReason.RELEASED, null));
                return ReleaseOutcome.DONE;
            }
            case REPLACE -> {
                departures.withdraw(place, operationId, WithdrawalReason.RELEASED);
                return new ReleaseOutcome(operationId, false);
            }
            case RETURN -> {
                startReturn(place, userId, operationId);
                return new ReleaseOutcome(operationId, true);
            }
        }
        throw new IllegalStateException("There is an answer to each setting");
    }

    /** Gives a machine that is held for the user to them, if there is one. */
    @Nullable
    Place reclaim(UserId userId) {
        var place = pool.members.heldFor(userId);
        if (place == null || pool.doubts.isAbout(place.machineId())) {
            return null; // it may be somebody else's since the store was restored: an administrator decides
        }
        apply(new DesktopGivenBack(pool.poolId(), place.machineId(), userId));
        return pool.members.of(userId);
    }

    void giveBack(GiveBackMachine command, Standings standings) {
        var place = departures.here(command.machineId());
        var named = command.userId();
        if (place.userId() != null && (named == null || named.equals(place.userId()))) {
            return; // a repeat
        }
        refuseUnlessHeld(place);
        var unknown = place.lastUser() == null || named != null && pool.doubts.isAbout(place.machineId());
        var userId = unknown ? named : place.lastUser();
        if (userId == null) {
            throw new Rejection(RejectionCode.BAD_REQUEST, "It is not known whose the machine was; name a user");
        }
        if (named != null && !named.equals(userId)) {
            throw new Rejection(
                    RejectionCode.MACHINE_HELD,
                    "The machine is held for another user, and is given back to nobody else");
        }
        refuseUnlessEntitled(userId, standings);
        if (pool.members.of(userId) != null) {
            throw new Rejection(
                    RejectionCode.CONFLICT, "The user has another machine of this pool by now; release that one first");
        }
        giveTo(place, userId);
    }

    private void refuseUnlessEntitled(UserId userId, Standings standings) {
        var entitled = standings
                .groupsOf(userId)
                .map(groups -> pool.entitlements.match(userId, groups))
                .isPresent();
        if (!entitled) {
            throw new Rejection(RejectionCode.NOT_ENTITLED, "The user is locked or not entitled to this pool");
        }
    }

    /**
     * One that was set aside as well: nobody had it, and whatever it hangs at is over when it is off. A repeat is
     * answered alike.
     */
    OperationId returnMachine(ReturnMachine command) {
        var place = departures.here(command.machineId());
        if (place.returnId() != null) {
            return place.returnId();
        }
        if (place.state() != PlaceState.QUARANTINED) {
            refuseUnlessHeld(place);
        }
        startReturn(place, place.lastUser(), command.operationId());
        return command.operationId();
    }

    OperationId replace(ReplaceMachine command) {
        if (pool.setup().type() == PoolType.STATIC) {
            throw new Rejection(
                    RejectionCode.POOL_TYPE_MISMATCH,
                    "A static pool makes no machines; return this one, or remove it from the pool");
        }
        var known = pool.removals.of(command.machineId());
        if (known != null) {
            return known; // a repeat
        }
        var place = departures.here(command.machineId());
        refuseUnlessHeld(place);
        departures.withdraw(place, command.operationId(), WithdrawalReason.ADMINISTRATOR);
        return command.operationId();
    }

    private void startReturn(Place place, @Nullable UserId userId, OperationId operationId) {
        apply(new MachineReturnStarted(
                pool.poolId(), place.machineId(), userId, operationId, Plans.ofReturn(), place.use() + 1));
    }

    void complete(CompleteReturn command) {
        var place = pool.members.of(command.machineId());
        if (place != null && place.isReturnedBy(command.operationId())) {
            apply(new MachineReturned(pool.poolId(), command.machineId(), command.operationId()));
            settlement.settle();
        }
    }

    /** A session may run on it, so it is not free. */
    void fail(FailReturn command) {
        var place = pool.members.of(command.machineId());
        if (place != null && place.isReturnedBy(command.operationId())) {
            var doubted = pool.doubts.isAbout(place.machineId());
            apply(new MachineHeld(
                    pool.poolId(), command.machineId(), place.lastUser(), HoldReason.RETURN_FAILED, command.failure()));
            if (!doubted) {
                giveToWhoWaits(place);
            }
            settlement.settle(command.expansionId());
        }
    }

    /** Whose it was may have asked meanwhile. */
    private void giveToWhoWaits(Place place) {
        var ticket = place.lastUser() == null ? null : pool.queue.of(place.lastUser());
        if (ticket != null && ticket.isWaiting()) {
            giveTo(place, ticket.userId());
        }
    }

    private void giveTo(Place place, UserId userId) {
        apply(new DesktopGivenBack(pool.poolId(), place.machineId(), userId));
        var ticket = pool.queue.of(userId);
        var theirs = pool.members.of(userId);
        if (ticket != null && theirs != null) {
            settlement.accept(theirs, ticket.ticketId(), userId, ticket.entitledBy());
        }
    }

    private static void refuseUnlessHeld(Place place) {
        if (place.state() != PlaceState.HELD) {
            throw new Rejection(
                    RejectionCode.MACHINE_NOT_HELD, "The machine is not held, so there is nothing to decide");
        }
    }
}
