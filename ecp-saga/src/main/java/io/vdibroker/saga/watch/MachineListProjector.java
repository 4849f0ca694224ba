package io.vdibroker.saga.watch;

import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.event.MachineBeganFlapping;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineFoundAgain;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineStoppedFlapping;
import io.vdibroker.api.machine.event.MachineTagged;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineReturned;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/** Keeps the list of our machines and of what is recorded of their state. */
@Component
@ProcessingGroup(MachineListProjector.GROUP)
class MachineListProjector {

    static final String GROUP = "list-machines-v3";

    private final MachineList machines;

    MachineListProjector(MachineList machines) {
        this.machines = machines;
    }

    @EventHandler
    void on(MachineRequested event) {
        machines.save(event.machineId(), event.controllerId(), event.poolId());
        machines.recordTag(event.machineId(), event.poolId(), event.tagId());
    }

    @EventHandler
    void on(MachineCloned event) {
        machines.recordName(event.machineId(), event.poolId(), event.name());
    }

    @EventHandler
    void on(MachineClaimed event) {
        machines.save(event.machineId(), event.controllerId(), event.poolId());
        machines.recordName(event.machineId(), event.poolId(), event.name());
        machines.recordTag(event.machineId(), event.poolId(), event.tagId());
    }

    @EventHandler
    void on(MachineTagged event) {
        machines.recordTag(event.machineId(), event.poolId(), event.tagId());
    }

    @EventHandler
    void on(MachineRenamed event) {
        machines.recordName(event.machineId(), event.poolId(), event.name());
    }

    @EventHandler
    void on(MachineStateChanged event, @MessageIdentifier String eventId) {
        machines.record(
                event.machineId(),
                event.poolId(),
                new Observation(
                        event.power(),
                        event.agentHeard(),
                        event.address(),
                        event.consolePort(),
                        event.nodeId(),
                        event.nodeConsolePort()),
                eventId);
    }

    @EventHandler
    void on(MachineOperationStarted event) {
        if (event.kind() == OperationKind.REMOVE) {
            machines.recordLeaving(event.machineId(), event.poolId());
        }
    }

    @EventHandler
    void on(DesktopAssigned event) {
        machines.recordAssigned(event.machineId(), event.poolId(), true);
    }

    @EventHandler
    void on(DesktopReleased event) {
        machines.recordAssigned(event.machineId(), event.poolId(), false);
    }

    /** What is on it is somebody's, so its place is not given away if it is missing. */
    @EventHandler
    void on(MachineHeld event) {
        machines.recordAssigned(event.machineId(), event.poolId(), true);
    }

    @EventHandler
    void on(DesktopGivenBack event) {
        machines.recordAssigned(event.machineId(), event.poolId(), true);
    }

    @EventHandler
    void on(MachineReturned event) {
        machines.recordAssigned(event.machineId(), event.poolId(), false);
    }

    @EventHandler
    void on(MachineQuarantined event) {
        machines.recordAssigned(event.machineId(), event.poolId(), false);
    }

    @EventHandler
    void on(MachineMissing event) {
        machines.recordMissing(event.machineId(), event.poolId(), true);
    }

    @EventHandler
    void on(MachineFoundAgain event) {
        machines.recordMissing(event.machineId(), event.poolId(), false);
    }

    @EventHandler
    void on(MachineBeganFlapping event) {
        machines.recordFlapping(event.machineId(), event.poolId(), true);
    }

    @EventHandler
    void on(MachineStoppedFlapping event) {
        machines.recordFlapping(event.machineId(), event.poolId(), false);
    }

    @EventHandler
    void on(MachineDeleted event) {
        machines.delete(event.machineId(), event.poolId());
    }

    @EventHandler
    void on(MachineReleased event) {
        machines.delete(event.machineId(), event.poolId());
    }
}
