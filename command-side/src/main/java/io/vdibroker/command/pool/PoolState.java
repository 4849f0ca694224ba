package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.FreeMachineReadinessChanged;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.MachineConfirmed;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.MachineTurnedAway;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolDoubted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.api.pool.event.PoolNetworksChanged;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.api.pool.event.PowerChangeRequested;
import io.vdibroker.api.pool.event.QuarantineEnded;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateMember;
import org.jspecify.annotations.Nullable;

/** What the decisions of a pool read. Its parts read the events that concern them alone; what concerns several is read here. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class PoolState {
    /** From which machines have their addresses; none means any. */
    List<String> networks = List.of();

    private @Nullable PoolId poolId;
    private @Nullable PoolCreation creation;
    private @Nullable PoolSetup setup;
    PoolStatus status = PoolStatus.CREATING;
    /** Why it is FAILED. */
    @Nullable
    Failure failure;

    Members members = new Members();

    @AggregateMember
    StepPauses pauses = new StepPauses();

    @AggregateMember
    Queue queue = new Queue();

    Growth growth = new Growth();

    @AggregateMember
    PoolTag tag = new PoolTag();

    @AggregateMember
    Entitlements entitlements = new Entitlements();
    /** Machines named at the creation of a static pool that were neither taken nor refused yet. */
    Set<MachineId> awaitedClaims = new HashSet<>();

    /** The last operations by which users switched their machines. */
    Recent<OperationId> powerChanges = new Recent<>(List.of());

    /** The last places that came back, so that a return that is told twice does not take the place of the next life. */
    Recent<UUID> returns = new Recent<>(List.of());

    Doubts doubts = new Doubts();

    Removals removals = new Removals(List.of());
    int lastBatch;
    boolean emptied;

    PoolId poolId() {
        return Objects.requireNonNull(poolId, "A pool that was created has an id");
    }

    PoolCreation creation() {
        return Objects.requireNonNull(creation, "A pool that was created was asked for");
    }

    PoolSetup setup() {
        return Objects.requireNonNull(setup, "A pool that was created has its settings");
    }

    boolean isGoingOrGone() {
        return status == PoolStatus.DELETING || status == PoolStatus.DELETED;
    }

    /** The free machine to give next. Of those that need a step which is paused one at a time is tried. */
    @Nullable
    Place nextFree() {
        var best = members.bestFree();
        return best != null && pauses.concern(best) && isTrying() ? null : best;
    }

    private boolean isTrying() {
        var place = pauses.tried() == null ? null : members.of(pauses.tried());
        var ticket = place == null || place.userId() == null ? null : queue.of(place.userId());
        return ticket != null && pauses.tried() != null && pauses.tried().equals(ticket.machineId());
    }

    /** How many places may yet become a machine for somebody who waits. */
    int prospects() {
        var cloning = setup().cloning();
        return cloning == null
                ? members.growing()
                        + members.count(PlaceState.FREE)
                        + members.count(PlaceState.RETURNING)
                        + awaitedClaims.size()
                : members.growing()
                        + members.count(PlaceState.FREE)
                        + members.count(PlaceState.RETURNING)
                        + members.count(PlaceState.LEAVING)
                        + Math.max(0, cloning.totalSize() - members.count());
    }

    @EventSourcingHandler
    void on(PoolCreated event) {
        poolId = event.poolId();
        creation = PoolCreation.of(event);
        setup = PoolSetup.of(event);
        event.machines().stream().map(ClaimedMachine::machineId).forEach(awaitedClaims::add);
        growth.noteSize(event.cloning(), members);
    }

    @EventSourcingHandler
    void on(PoolReconfigured event) {
        setup = setup().with(event);
        growth.noteSize(event.cloning(), members);
    }

    @EventSourcingHandler
    void on(PoolNetworksChanged event) {
        networks = event.networks();
    }

    @EventSourcingHandler
    void on(PoolActivated event) {
        status = PoolStatus.ACTIVE;
        failure = null;
    }

    @EventSourcingHandler
    void on(PoolFailed event) {
        status = PoolStatus.FAILED;
        failure = event.failure();
    }

    @EventSourcingHandler
    void on(PoolExpansionStarted event) {
        growth.started(event.expansionId(), event.count());
        event.machineIds().forEach(machineId -> members.add(Place.cloning(machineId)));
    }

    @EventSourcingHandler
    void on(CloningEnded event) {
        growth.ended(!event.failed().isEmpty());
        event.cloned().forEach(machineId -> moveClone(machineId, PlaceState.PREPARING));
        event.failed().forEach(machineId -> moveClone(machineId, PlaceState.LEAVING));
    }

    private void moveClone(MachineId machineId, PlaceState state) {
        members.change(machineId, place -> place.state() == PlaceState.CLONING ? place.in(state) : place);
    }

    @EventSourcingHandler
    void on(GrowthPaused event) {
        growth.pause(event.until());
    }

    @EventSourcingHandler
    void on(GrowthResumed event) {
        growth.resume();
        if (status == PoolStatus.FAILED) {
            status = PoolStatus.CREATING;
            failure = null;
        }
    }

    @EventSourcingHandler
    void on(MachinePlaceTaken event) {
        awaitedClaims.remove(event.machineId());
        removals.forget(event.machineId());
        members.add(Place.claimed(event.machineId(), event.name()));
    }

    @EventSourcingHandler
    void on(MachineClaimRefused event) {
        awaitedClaims.remove(event.machineId());
    }

    @EventSourcingHandler
    void on(MachineAdmitted event) {
        var clone = isGrowingClone(event.machineId());
        members.change(event.machineId(), place -> place.admitted(event.name(), event.readiness()));
        if (clone) {
            growth.admitted();
        }
        growth.noteSize(setup().cloning(), members);
    }

    @EventSourcingHandler
    void on(MachineTurnedAway event) {
        members.change(event.machineId(), place -> place.in(PlaceState.LEAVING));
    }

    @EventSourcingHandler
    void on(PlaceLeaving event) {
        var clone = isGrowingClone(event.machineId());
        members.change(event.machineId(), place -> place.in(event.kept() ? PlaceState.KEPT : PlaceState.LEAVING));
        if (clone) {
            growth.preparationFailed();
        }
    }

    /** What becomes of an adopted machine says nothing of the next clones. */
    private boolean isGrowingClone(MachineId machineId) {
        var place = members.of(machineId);
        return place != null && place.isGrowingClone();
    }

    @EventSourcingHandler
    void on(PlaceReturned event) {
        members.remove(event.machineId());
        doubts.end(event.machineId());
        if (event.returnId() != null) {
            returns.add(event.returnId());
        }
    }

    @EventSourcingHandler
    void on(FreeMachineReadinessChanged event) {
        members.change(event.machineId(), place -> place.with(event.readiness()));
    }

    @EventSourcingHandler
    void on(DesktopAssigned event) {
        var given = members.of(event.machineId());
        if (given != null && pauses.concern(given)) {
            pauses.tryOn(event.machineId());
        }
        members.change(event.machineId(), place -> place.assignedTo(event.userId()));
    }

    @EventSourcingHandler
    void on(DesktopRequestAccepted event) {
        members.change(event.machineId(), place -> place.used(event.use()));
    }

    @EventSourcingHandler
    void on(DesktopReady event) {
        members.change(event.machineId(), Place::ready);
    }

    @EventSourcingHandler
    void on(DesktopReleased event) {
        members.change(event.machineId(), place -> place.in(PlaceState.FREE));
    }

    @EventSourcingHandler
    void on(MachineHeld event) {
        members.change(event.machineId(), place -> place.heldFor(event.userId()));
        if (event.reason() == HoldReason.RETURN_FAILED) {
            doubts.end(event.machineId()); // an administrator has decided; what confirms the others says nothing of
            // this one
        }
    }

    @EventSourcingHandler
    void on(DesktopGivenBack event) {
        members.change(event.machineId(), place -> place.givenBackTo(event.userId()));
        doubts.end(event.machineId());
    }

    @EventSourcingHandler
    void on(MachineReturnStarted event) {
        members.change(event.machineId(), place -> place.returning(event.userId(), event.operationId(), event.use()));
    }

    @EventSourcingHandler
    void on(MachineReturned event) {
        members.change(event.machineId(), place -> place.returned(event.operationId()));
        doubts.end(event.machineId());
    }

    @EventSourcingHandler
    void on(PowerChangeRequested event) {
        powerChanges.add(event.operationId());
    }

    @EventSourcingHandler
    void on(MachineQuarantined event) {
        members.change(event.machineId(), place -> place.in(PlaceState.QUARANTINED));
    }

    @EventSourcingHandler
    void on(QuarantineEnded event) {
        members.change(event.machineId(), place -> place.in(PlaceState.FREE));
    }

    @EventSourcingHandler
    void on(MachineWithdrawn event) {
        members.change(event.machineId(), place -> place.in(PlaceState.LEAVING));
        lastBatch = Math.max(lastBatch, event.batch());
        if (event.reason() != WithdrawalReason.POOL_DELETION) {
            removals.add(event.machineId(), event.operationId());
        }
    }

    @EventSourcingHandler
    void on(PoolDoubted event) {
        doubts.begin(
                event.restoreId(),
                members.places().stream().map(Place::machineId).toList());
    }

    @EventSourcingHandler
    void on(MachineConfirmed event) {
        doubts.end(event.machineId());
        members.change(
                event.machineId(),
                place -> place.state() == PlaceState.HELD && place.lastUser() == null
                        ? place.in(PlaceState.FREE)
                        : place);
    }

    @EventSourcingHandler
    void on(PoolDeletionStarted event) {
        status = PoolStatus.DELETING;
        awaitedClaims.clear();
    }

    @EventSourcingHandler
    void on(PoolEmptied event) {
        emptied = true;
    }

    @EventSourcingHandler
    void on(PoolDeleted event) {
        status = PoolStatus.DELETED;
    }
}
