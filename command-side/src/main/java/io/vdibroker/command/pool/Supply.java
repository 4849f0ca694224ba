package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.command.AdmitMachine;
import io.vdibroker.api.pool.command.EndCloning;
import io.vdibroker.api.pool.command.NotePreparationFailed;
import io.vdibroker.api.pool.command.NoteReadiness;
import io.vdibroker.api.pool.command.ResumeGrowth;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.FreeMachineReadinessChanged;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineTurnedAway;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.command.Rejection;
import java.time.Instant;

/** How machines come to a pool, and what happens when they do not. */
final class Supply {
    private final PoolState pool;
    private final Settlement settlement;

    Supply(PoolState pool) {
        this.pool = pool;
        this.settlement = new Settlement(pool);
    }

    void endCloning(EndCloning command, Instant now, PoolProperties properties) {
        if (!pool.growth.isCloning(command.expansionId())) {
            return;
        }
        apply(new CloningEnded(
                pool.poolId(), command.expansionId(), command.cloned(), command.failed(), command.failure()));
        if (!command.failed().isEmpty()) {
            var unknown =
                    new Failure(FailureCode.TASK_FAILED, command.failed().size() + " machines could not be cloned");
            noteFailure(command.failure() == null ? unknown : command.failure(), now, properties);
        }
        settlement.settle(command.nextExpansionId());
    }

    /** A machine may be ready before its whole expansion is; one of a pool that goes is not taken any more. */
    void admit(AdmitMachine command) {
        if (!isGrowing(command.machineId())) {
            return;
        }
        if (pool.isGoingOrGone()) {
            apply(new MachineTurnedAway(pool.poolId(), command.machineId()));
            return;
        }
        apply(new MachineAdmitted(pool.poolId(), command.machineId(), command.name(), command.readiness()));
        if (pool.status != PoolStatus.ACTIVE) {
            apply(new PoolActivated(pool.poolId()));
        }
        settlement.settle(command.expansionId());
    }

    void notePreparationFailed(NotePreparationFailed command, Instant now, PoolProperties properties) {
        if (!isGrowing(command.machineId())) {
            return;
        }
        apply(new PlaceLeaving(pool.poolId(), command.machineId(), command.failure(), command.kept()));
        noteFailure(command.failure(), now, properties);
        settlement.settle(command.expansionId());
    }

    void noteReadiness(NoteReadiness command) {
        var place = pool.members.of(command.machineId());
        if (place != null && place.state() == PlaceState.FREE && place.readiness() != command.readiness()) {
            apply(new FreeMachineReadinessChanged(pool.poolId(), command.machineId(), command.readiness()));
        }
    }

    void resumeGrowth(ResumeGrowth command) {
        if (pool.isGoingOrGone() || !pool.growth.isPaused() && pool.status != PoolStatus.FAILED) {
            return;
        }
        if (command.until() != null && !pool.growth.isPausedUntil(command.until())) {
            return; // of a pause that is over
        }
        if (!pool.setup().isAutomated() && pool.tag.isReady()) {
            throw new Rejection(
                    RejectionCode.NOTHING_TO_RESUME,
                    "None of the machines of this static pool came; add machines to it, and it serves with the first one");
        }
        apply(new GrowthResumed(pool.poolId()));
        if (pool.tag.phase() == TagPhase.GIVEN_UP) {
            apply(new TagStep(pool).requested(pool.tag.attempt() + 1));
        }
        settlement.settle(command.expansionId());
    }

    private void noteFailure(Failure failure, Instant now, PoolProperties properties) {
        if (pool.isGoingOrGone()) {
            return;
        }
        if (!pool.setup().isAutomated()) {
            settlement.failIfNoMachineComes(failure);
        } else if (!pool.growth.isPaused() && pool.growth.failuresInARow() >= properties.growthFailures()) {
            var until = now.plus(properties.growthPauseAfter(pool.growth.pausesInARow()));
            apply(new GrowthPaused(pool.poolId(), until, failure));
            settlement.fail(failure);
        }
    }

    private boolean isGrowing(MachineId machineId) {
        var place = pool.members.of(machineId);
        return place != null && place.isGrowing();
    }
}
