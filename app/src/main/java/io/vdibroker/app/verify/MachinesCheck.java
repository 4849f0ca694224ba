package io.vdibroker.app.verify;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.app.verify.PoolPlaces.Standing;
import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

    /** One machine; the index is that of the last event that changed its life, and the time how long the broker had worked then. */
    record Known(Life life, Duration since, long index) {}

    private final PlacesCheck places;
    private final Map<MachineId, Known> machines = new HashMap<>();
    private final Map<MachineId, ExpansionId> expansions = new HashMap<>();
    private final Map<ExpansionId, Duration> cloned = new HashMap<>();
    private final Set<ExpansionId> asked = new HashSet<>();
    private final Set<MachineId> busy = new HashSet<>();
    private final Map<MachineId, Duration> calm = new HashMap<>();
    private Duration now = Duration.ZERO;

    /** Reads after that check, whose places are held against these machines. */
    MachinesCheck(PlacesCheck places) {
        this.places = places;
    }

    Map<MachineId, Known> machines() {
        return machines;
    }

    /** Whether nobody works on it, and nobody has since then. */
    boolean isAtRest(MachineId machineId, Duration since) {
        return !busy.contains(machineId)
                && calm.getOrDefault(machineId, Duration.ZERO).compareTo(since) < 0;
    }

    @Override
    public void see(StoredEvent stored, Duration worked, Consumer<Finding> findings) {
        now = worked;
        var payload = stored.payload();
        if (payload instanceof PoolExpansionStarted event) {
            event.machineIds().forEach(machineId -> {
                expansions.put(machineId, event.expansionId());
                know(machineId, Life.PLANNED, stored);
            });
        } else if (payload instanceof CloningStarted event) {
            asked.add(event.expansionId());
        } else if (payload instanceof ExpansionCloned event) {
            cloned.put(event.expansionId(), worked);
        } else if (payload instanceof MachineEvent event) {
            seeMachine(stored, event, findings);
        }
    }

    private void seeMachine(StoredEvent stored, MachineEvent event, Consumer<Finding> findings) {
        var machineId = event.machineId();
        seeWork(machineId, event);
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

    private void seeWork(MachineId machineId, MachineEvent event) {
        if (event instanceof MachineOperationStarted) {
            busy.add(machineId);
        } else if (event instanceof MachineOperationCompleted
                || event instanceof MachineOperationFailed
                || event instanceof MachineOperationSuperseded superseded && superseded.wasRunning()) {
            busy.remove(machineId);
            calm.put(machineId, now);
        }
    }

    private void know(MachineId machineId, Life life, StoredEvent stored) {
        machines.put(machineId, new Known(life, now, stored.index()));
    }

    @Override
    public void end(Duration worked, Consumer<Finding> findings) {
        var late = worked.minus(IN_FLIGHT);
        machines.forEach((machineId, known) -> {
            if (known.since().compareTo(late) < 0) {
                endOf(machineId, known, late, findings);
            }
        });
    }

    private void endOf(MachineId machineId, Known known, Duration late, Consumer<Finding> findings) {
        switch (known.life()) {
            case PLANNED, REQUESTED -> endOfClone(machineId, known, late, findings);
            case HERE -> endOfMember(machineId, known, late, findings);
            case LEAVING -> {} // its removal is an open step, or waits for a person
            case GONE -> {
                if (places.poolOf(machineId) != null) {
                    var text = "is gone, and still has its place in " + places.poolOf(machineId);
                    found(findings, machineId, text, known.index());
                }
            }
        }
    }

    private void endOfClone(MachineId machineId, Known known, Duration late, Consumer<Finding> findings) {
        var expansionId = expansions.get(machineId);
        var ended = expansionId == null ? null : cloned.get(expansionId);
        if (ended != null && ended.compareTo(late) < 0) {
            var text = "was wanted; its cloning has ended, and nobody says what became of it";
            found(findings, machineId, text, known.index());
        } else if (expansionId == null || ended == null && !asked.contains(expansionId)) {
            found(findings, machineId, "is wanted, but nobody clones it", known.index());
        }
    }

    private void endOfMember(MachineId machineId, Known known, Duration late, Consumer<Finding> findings) {
        var standing = places.standing(machineId);
        if (standing == null) {
            found(findings, machineId, "is there, but has no place in a pool and is not gone", known.index());
            return;
        }
        if (places.changedAt(machineId).compareTo(late) >= 0 || !isAtRest(machineId, late)) {
            return;
        }
        if (standing == Standing.GROWING) {
            found(findings, machineId, "is there, but nobody prepares or admits it", known.index());
        } else if (standing == Standing.LEAVING) {
            found(findings, machineId, "is to leave, but nobody removes it", known.index());
        } else if (standing == Standing.RETURNING) {
            found(findings, machineId, "is to be free again, but nobody switches it off", known.index());
        }
    }

    private static void found(Consumer<Finding> findings, MachineId machineId, String text, long index) {
        findings.accept(new Finding(Promise.NOTHING_LOST, machineId.toString(), text, index));
    }
}
