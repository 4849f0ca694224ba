package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.command.FailDesktopRequest;
import io.vdibroker.api.pool.event.MachineDidNotComeUp;
import io.vdibroker.api.pool.event.QuarantineEnded;
import io.vdibroker.api.pool.event.StepPaused;
import io.vdibroker.api.pool.event.StepResumed;
import java.time.Instant;

/**
 * Whether a machine that did not come up is to blame, or what ECP cannot do at present, and how machines come back:
 * docs/adr/0032.
 */
final class Quarantine {
    private final PoolState pool;

    Quarantine(PoolState pool) {
        this.pool = pool;
    }

    /** What a person ended says nothing of the step. */
    void noteSetback(FailDesktopRequest command, Instant now, PoolProperties properties) {
        if (command.failure().code() == FailureCode.CANCELLED) {
            return;
        }
        var step = command.step();
        apply(new MachineDidNotComeUp(pool.poolId(), command.machineId(), step, command.failure(), now));
        if (pool.pauses.isPaused(step)) {
            return;
        }
        var setbacks = pool.pauses.since(step, now.minus(properties.stepFailureWindow()));
        if (setbacks.size() >= properties.stepFailures()) {
            apply(new StepPaused(pool.poolId(), step, setbacks));
            setbacks.forEach(setback -> end(setback.machineId())); // they are not to blame, and may be tried again
        }
    }

    /** Whether a machine that has come up ends a pause: then those that were set aside for it are free. */
    boolean noteSuccess(Place place) {
        var disproved = pool.pauses.disprovedBy(place);
        for (var step : disproved) {
            var suspects = pool.pauses.suspects(step);
            apply(new StepResumed(pool.poolId(), step, place.machineId()));
            suspects.forEach(this::end);
        }
        return !disproved.isEmpty();
    }

    private void end(MachineId machineId) {
        var place = pool.members.of(machineId);
        if (place != null && place.state() == PlaceState.QUARANTINED) {
            apply(new QuarantineEnded(pool.poolId(), machineId));
        }
    }
}
