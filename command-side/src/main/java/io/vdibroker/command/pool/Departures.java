package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.DeleteVm;
import io.vdibroker.api.pool.command.RemoveMachine;
import io.vdibroker.api.pool.command.ReturnPlace;
import io.vdibroker.api.pool.command.WithdrawMachines;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.command.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How machines leave their users and their pool, one at a time or all with the pool. */
final class Departures {
    /** How many machines leave by one decision when their pool is deleted. */
    static final int BATCH = 100;

    private final PoolState pool;
    private final Settlement settlement;

    Departures(PoolState pool) {
        this.pool = pool;
        this.settlement = new Settlement(pool);
    }

    @Nullable
    OperationId deleteVm(DeleteVm command) {
        if (!pool.setup().isAutomated()) {
            throw new Rejection(
                    RejectionCode.MACHINE_NOT_CLONED_BY_US,
                    "The broker did not clone this machine; remove it from the pool, and it stays in ECP");
        }
        return leave(command.machineId(), command.operationId(), command.force());
    }

    @Nullable
    OperationId removeMachine(RemoveMachine command) {
        if (pool.setup().isAutomated()) {
            throw new Rejection(
                    RejectionCode.POOL_TYPE_MISMATCH, "The broker cloned this machine for the pool; delete it");
        }
        return leave(command.machineId(), command.operationId(), command.force());
    }

    /** By which operation the machine leaves, or has left; nothing, if it could not be made ready and leaves without being told. */
    private @Nullable OperationId leave(MachineId machineId, OperationId operationId, boolean force) {
        var place = pool.members.of(machineId);
        var known = pool.removals.of(machineId);
        if (known != null) {
            return known; // a repeat
        }
        if (pool.isGoingOrGone()) {
            return OperationId.ofRemoval(pool.poolId());
        }
        if (place == null) {
            throw notHere();
        }
        if (place.state() == PlaceState.LEAVING) {
            return null;
        }
        if (place.state() == PlaceState.CLONING) {
            throw new Rejection(
                    RejectionCode.MACHINE_NOT_READY, "The machine is being cloned; delete it when that has ended");
        }
        if (place.state() == PlaceState.ASSIGNED && !force) {
            throw new Rejection(
                    RejectionCode.MACHINE_ASSIGNED, "The machine is assigned to a user; force takes it away");
        }
        if (place.state() == PlaceState.HELD && !force) {
            throw new Rejection(
                    RejectionCode.MACHINE_HELD,
                    "The machine is held for who had it; force takes it from them for good");
        }
        withdraw(place, operationId, WithdrawalReason.ADMINISTRATOR);
        return operationId;
    }

    void withdraw(Place place, OperationId operationId, WithdrawalReason reason) {
        apply(new MachineWithdrawn(pool.poolId(), place.machineId(), operationId, reason, 0, false));
        endTicketOf(place, "The machine was taken away by an administrator");
        settlement.settle(new ExpansionId(Uuids.derive(operationId.value(), "expansion")));
    }

    /**
     * Whatever the place was: the machine is not there any more. Told twice, the machine may have a new place by then.
     */
    void returnPlace(ReturnPlace command) {
        var place = pool.members.of(command.machineId());
        if (place == null || pool.returns.contains(command.returnId())) {
            return;
        }
        endTicketOf(place, "The machine is gone");
        apply(new PlaceReturned(pool.poolId(), command.machineId(), command.returnId()));
        settlement.settle(command.expansionId());
    }

    void deletePool(DeletePool command) {
        if (pool.isGoingOrGone()) {
            return;
        }
        int assigned = pool.members.count(PlaceState.ASSIGNED);
        int held = pool.members.count(PlaceState.HELD);
        if (assigned + held > 0 && !command.force()) {
            throw new Rejection(
                    RejectionCode.POOL_HAS_ASSIGNED_MACHINES,
                    assigned + " machines of the pool are assigned to users and " + held
                            + " are held for those who had them; force takes them away");
        }
        var cloning = pool.growth.cloning();
        apply(new PoolDeletionStarted(pool.poolId(), cloning == null ? List.of() : List.of(cloning)));
        List.copyOf(pool.queue.open()).forEach(ticket -> settlement.cancel(ticket, "The pool is being deleted"));
        new TagStep(pool).retryNow(); // a tag that was asked for may be there, and whether it is need not wait
        settlement.settle();
    }

    void withdrawMachines(WithdrawMachines command) {
        if (!pool.isGoingOrGone() || command.batch() <= pool.lastBatch) {
            return;
        }
        var next = pool.members.withdrawable(BATCH + 1);
        boolean moreRemain = next.size() > BATCH;
        var batch = next.subList(0, Math.min(BATCH, next.size()));
        for (int i = 0; i < batch.size(); i++) {
            var machineId = batch.get(i).machineId();
            boolean last = i == batch.size() - 1;
            apply(new MachineWithdrawn(
                    pool.poolId(),
                    machineId,
                    removalOf(machineId),
                    WithdrawalReason.POOL_DELETION,
                    command.batch(),
                    last && moreRemain));
        }
    }

    private OperationId removalOf(MachineId machineId) {
        return new OperationId(Uuids.derive(
                OperationId.ofRemoval(pool.poolId()).value(), machineId.value().toString()));
    }

    Place here(MachineId machineId) {
        var place = pool.members.of(machineId);
        if (place == null) {
            throw notHere();
        }
        return place;
    }

    void endTicketOf(Place place, String reason) {
        var ticket = place.userId() == null ? null : pool.queue.of(place.userId());
        if (ticket != null) {
            settlement.end(ticket, new Failure(FailureCode.CANCELLED, reason));
        }
    }

    static Rejection notHere() {
        return new Rejection(RejectionCode.MACHINE_NOT_IN_POOL, "The machine is not in this pool");
    }
}
