package io.vdibroker.app.verify;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** {@link Promise#NOTHING_LOST}: from the moment in which a machine is wanted until it is gone. */
final class MachinesCheck implements Check {

    /** What one event causes in another stream is there after this time, or it will never be. */
    static final Duration IN_FLIGHT = Duration.ofMinutes(5);

    /** Where a machine is in its life. */
    enum Life {
        PLANNED,
        REQUESTED,
        HERE,
        LEAVING,
        GONE
    }

    /** One machine; the index and the time are those of the last event that changed its life. */
    record Known(Life life, Instant since, long index) {}

    private final PlacesCheck places;
    private final Map<MachineId, Known> machines = new HashMap<>();
    private final Map<MachineId, ExpansionId> expansions = new HashMap<>();
    private final Map<ExpansionId, Instant> cloned = new HashMap<>();
    private final Map<ExpansionId, Instant> asked = new HashMap<>();

    /** Reads after that check, whose places are held against these machines. */
    MachinesCheck(PlacesCheck places) {
        this.places = places;
    }

    Map<MachineId, Known> machines() {
        return machines;
    }

    @Override
    public void see(StoredEvent stored, Consumer<Finding> findings) {
        var payload = stored.payload();
        if (payload instanceof PoolExpansionStarted event) {
            event.machineIds().forEach(machineId -> {
                expansions.put(machineId, event.expansionId());
                know(machineId, Life.PLANNED, stored);
            });
        } else if (payload instanceof CloningStarted event) {
            asked.put(event.expansionId(), stored.at());
        } else if (payload instanceof ExpansionCloned event) {
            cloned.put(event.expansionId(), stored.at());
        } else if (payload instanceof MachineEvent event) {
            seeMachine(stored, event, findings);
        }
    }

    private void seeMachine(StoredEvent stored, MachineEvent event, Consumer<Finding> findings) {
        var machineId = event.machineId();
        var before = machines.get(machineId);
        if (event instanceof MachineRequested) {
            if (before != null && before.life() != Life.PLANNED) {
                found(findings, machineId, "was requested although it is known", stored.index());
            }
            know(machineId, Life.REQUESTED, stored);
        } else if (event instanceof MachineCloned) {
            if (before == null || before.life() != Life.REQUESTED) {
                found(findings, machineId, "was cloned without being wanted", stored.index());
            }
            know(machineId, Life.HERE, stored);
        } else if (event instanceof MachineClaimed) {
            know(machineId, Life.HERE, stored);
        } else if (event instanceof MachineOperationStarted started && started.kind() == OperationKind.REMOVE) {
            know(machineId, Life.LEAVING, stored);
        } else if (event instanceof MachineDeleted || event instanceof MachineReleased) {
            know(machineId, Life.GONE, stored);
        }
    }

    private void know(MachineId machineId, Life life, StoredEvent stored) {
        machines.put(machineId, new Known(life, stored.at(), stored.index()));
    }

    @Override
    public void end(Instant now, Consumer<Finding> findings) {
        var late = now.minus(IN_FLIGHT);
        machines.forEach((machineId, known) -> {
            if (known.since().isBefore(late)) {
                endOf(machineId, known, late, findings);
            }
        });
        places.whereabouts().forEach((machineId, poolId) -> {
            var known = machines.get(machineId);
            if (known != null && known.life() == Life.GONE && known.since().isBefore(late)) {
                found(findings, machineId, "is gone, and still has its place in " + poolId, known.index());
            }
        });
    }

    private void endOf(MachineId machineId, Known known, Instant late, Consumer<Finding> findings) {
        if (known.life() == Life.HERE && places.poolOf(machineId) == null) {
            found(findings, machineId, "is there, but has no place in a pool and is not gone", known.index());
        } else if (known.life() == Life.REQUESTED || known.life() == Life.PLANNED) {
            var expansionId = expansions.get(machineId);
            var ended = expansionId == null ? null : cloned.get(expansionId);
            if (ended != null && ended.isBefore(late)) {
                found(
                        findings,
                        machineId,
                        "was wanted; its cloning has ended, and nobody says what became of it",
                        known.index());
            } else if (expansionId == null || ended == null && !asked.containsKey(expansionId)) {
                found(findings, machineId, "is wanted, but nobody clones it", known.index());
            }
        }
    }

    private static void found(Consumer<Finding> findings, MachineId machineId, String text, long index) {
        findings.accept(new Finding(Promise.NOTHING_LOST, machineId.toString(), text, index));
    }
}
