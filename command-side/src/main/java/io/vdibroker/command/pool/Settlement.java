package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What any change of a pool may bring with it, in the same decision: somebody is served, it grows, it is complete, it is empty. */
final class Settlement {
    private final PoolState pool;

    Settlement(PoolState pool) {
        this.pool = pool;
    }

    /** After a change that cannot make the pool need machines. */
    void settle() {
        settle(null);
    }

    /** After a change that may make the pool need machines; the id of an expansion follows from the given one. */
    void settle(@Nullable ExpansionId next) {
        if (pool.isGoingOrGone()) {
            closeIfEmpty();
            return;
        }
        holdWhatIsInDoubt();
        serveWhoWaits();
        activateIfNothingIsNeeded();
        if (next != null) {
            grow(next);
        }
    }

    /** Gives a free machine to a user, whose request it then serves. */
    void assign(Place place, TicketId ticketId, UserId userId, Entitled entitledBy, AssignmentRule rule) {
        var members = pool.members;
        apply(new DesktopAssigned(
                pool.poolId(),
                ticketId,
                userId,
                place.machineId(),
                rule,
                members.free(Readiness.ON_WITH_AGENT),
                members.free(Readiness.ON),
                members.free(Readiness.OFF)));
        accept(place, ticketId, userId, entitledBy);
    }

    /** Has the user's machine brought up. */
    void accept(Place place, TicketId ticketId, UserId userId, Entitled entitledBy) {
        boolean theirs = place.userId() != null;
        apply(new DesktopRequestAccepted(
                pool.poolId(),
                ticketId,
                userId,
                place.machineId(),
                entitledBy,
                !theirs || !place.everReady(),
                place.use() + 1,
                Plans.ofRequest(pool.setup().settings())));
    }

    /** The pool cannot serve; who waits for its first machine is told so at once. */
    void fail(Failure failure) {
        if (pool.status != PoolStatus.CREATING) {
            return;
        }
        apply(new PoolFailed(pool.poolId(), failure));
        pool.queue.line().forEach(ticket -> end(ticket, failure));
    }

    /** A static pool clones nothing: it fails if none of its first machines came. */
    void failIfNoMachineComes(Failure failure) {
        if (pool.awaitedClaims.isEmpty() && pool.members.growing() == 0) {
            fail(failure);
        }
    }

    void end(Ticket ticket, Failure failure) {
        apply(new DesktopRequestFailed(pool.poolId(), ticket.ticketId(), ticket.userId(), failure));
    }

    void cancel(Ticket ticket, String reason) {
        end(ticket, new Failure(FailureCode.CANCELLED, reason));
    }

    /** Wherever a machine would become free after a restore of which nobody knows whose it was: nobody gets it. */
    private void holdWhatIsInDoubt() {
        if (pool.doubts.isEmpty()) {
            return;
        }
        for (var place : pool.members.free()) {
            if (pool.doubts.isAbout(place.machineId())) {
                apply(new MachineHeld(pool.poolId(), place.machineId(), null, HoldReason.RESTORED, null));
            }
        }
    }

    private void serveWhoWaits() {
        var ticket = pool.queue.first();
        var place = pool.nextFree();
        while (ticket != null && place != null) {
            assign(place, ticket.ticketId(), ticket.userId(), ticket.entitledBy(), AssignmentRule.NEXT_IN_QUEUE);
            ticket = pool.queue.first();
            place = pool.nextFree();
        }
    }

    private void activateIfNothingIsNeeded() {
        if (pool.status == PoolStatus.CREATING && pool.tag.isReady() && needsNoMachine()) {
            apply(new PoolActivated(pool.poolId()));
        }
    }

    private boolean needsNoMachine() {
        var cloning = pool.setup().cloning();
        return cloning == null
                ? pool.awaitedClaims.isEmpty() && pool.members.growing() == 0
                : cloning.initialSize() == 0 && cloning.reserveSize() == 0;
    }

    private void grow(ExpansionId next) {
        var setup = pool.setup();
        var cloning = setup.cloning();
        if (cloning == null || !pool.tag.isReady() || !pool.growth.mayStart()) {
            return;
        }
        int count = pool.growth.wanted(cloning, pool.members, pool.queue.waiting());
        if (count <= 0) {
            return;
        }
        var preparation = Objects.requireNonNull(setup.preparation(), "An automated pool has a preparation");
        int firstIndex = pool.growth.nextIndex();
        apply(new PoolExpansionStarted(
                pool.poolId(),
                named(pool.doubts.apart(next), firstIndex),
                setup.controllerId(),
                firstIndex,
                count,
                cloning.templateId(),
                setup.resourcePoolId(),
                cloning.namePattern(),
                cloning.thin(),
                Objects.requireNonNull(pool.tag.tagId(), "A tag that is ready has an id"),
                Plans.ofClone(preparation, cloning.osType()),
                preparation.keepFailedMachines()));
    }

    /** The id is the sender's and the place in the pool's history: a command that comes again much later makes no id again. */
    static ExpansionId named(ExpansionId given, int firstIndex) {
        return new ExpansionId(Uuids.derive(given.value(), Integer.toString(firstIndex)));
    }

    private void closeIfEmpty() {
        if (pool.emptied || pool.members.count() > 0 || pool.growth.cloning() != null || pool.tag.isOpen()) {
            return;
        }
        var tagToRemove = pool.tag.toRemove();
        apply(new PoolEmptied(pool.poolId(), tagToRemove));
        if (tagToRemove == null) {
            apply(new PoolDeleted(
                    pool.poolId(), pool.setup().name(), pool.setup().controllerId()));
        }
    }
}
