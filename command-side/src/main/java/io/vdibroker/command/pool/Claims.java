package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.command.AdoptMachine;
import io.vdibroker.api.pool.command.ClaimCommand;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.machine.Claim;
import java.util.Objects;

/** A pool's part of taking an existing machine; the machine's part is recorded in the same unit of work. */
final class Claims {
    private final PoolState pool;

    Claims(PoolState pool) {
        this.pool = pool;
    }

    /** Takes a place; a repeat takes none, and says the same. */
    Claim take(ClaimCommand command) {
        refuseUnlessClaimable(command);
        var hadPlace = pool.members.of(command.machineId()) != null;
        if (!hadPlace) {
            apply(new MachinePlaceTaken(pool.poolId(), command.machineId(), command.name()));
        }
        return wanted(command, hadPlace);
    }

    /** Whether a machine that was named at the creation of the pool was neither taken nor refused. */
    boolean awaits(MachineId machineId) {
        return pool.awaitedClaims.contains(machineId);
    }

    void refuse(MachineId machineId, Rejection reason) {
        var code =
                switch (reason.code()) {
                    case MACHINE_IN_ANOTHER_POOL -> FailureCode.MACHINE_IN_ANOTHER_POOL;
                    case NOT_FOUND -> FailureCode.NOT_FOUND;
                    default -> FailureCode.REFUSED;
                };
        var failure = new Failure(code, String.valueOf(reason.getMessage()));
        apply(new MachineClaimRefused(pool.poolId(), machineId, failure));
        new Settlement(pool).failIfNoMachineComes(failure);
    }

    /** What the machine must agree to. */
    Claim wanted(ClaimCommand command) {
        return wanted(command, false);
    }

    private Claim wanted(ClaimCommand command, boolean hadPlace) {
        var tagId = Objects.requireNonNull(pool.tag.tagId(), "A tag that is ready has an id");
        return new Claim(
                command.machineId(),
                pool.poolId(),
                pool.setup().controllerId(),
                command.operationId(),
                command.name(),
                tagId,
                command instanceof AdoptMachine,
                hadPlace,
                Plans.ofClaim(tagId),
                Plans.ofClaimAfterOthers(tagId));
    }

    private void refuseUnlessClaimable(ClaimCommand command) {
        var machineId = command.machineId();
        if (pool.setup().isAutomated() && !(command instanceof AdoptMachine)) {
            throw new Rejection(
                    RejectionCode.POOL_TYPE_MISMATCH, "Only a static pool takes existing machines; others adopt them");
        }
        var place = pool.members.of(machineId);
        if (place != null && place.state() != PlaceState.LEAVING) {
            return; // a repeat
        }
        if (pool.isGoingOrGone()) {
            throw new Rejection(RejectionCode.POOL_NOT_ACTIVE, "The pool is being deleted");
        }
        if (!pool.tag.isReady()) {
            throw new Rejection(RejectionCode.POOL_NOT_ACTIVE, "The pool has no tag yet; try again when it is set up");
        }
        if (place != null) {
            throw new Rejection(
                    RejectionCode.MACHINE_BUSY, "The machine is leaving this pool; try again when it has left");
        }
        if (!awaits(machineId) && isFull()) {
            throw new Rejection(RejectionCode.POOL_SIZES_INVALID, "The pool has " + total() + " machines at most");
        }
    }

    private boolean isFull() {
        return pool.members.count() + pool.awaitedClaims.size() >= total();
    }

    private int total() {
        var cloning = pool.setup().cloning();
        return cloning == null ? PoolRules.LARGEST_TOTAL : cloning.totalSize();
    }
}
