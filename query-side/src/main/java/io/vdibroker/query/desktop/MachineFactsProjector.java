package io.vdibroker.query.desktop;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps what a client needs to know of a machine to connect to it, and how far its start for a user is. */
@Component
@ProcessingGroup(DesktopCollections.GROUP)
class MachineFactsProjector {

    private final DesktopCollections views;
    private final ViewWrites writes;
    private final DesktopUpdates updates;

    MachineFactsProjector(DesktopCollections views, ViewWrites writes, DesktopUpdates updates) {
        this.views = views;
        this.writes = writes;
        this.updates = updates;
    }

    @EventHandler
    void on(MachineCloned event) {
        known(event.machineId(), event.poolId(), event.controllerId(), event.name());
    }

    @EventHandler
    void on(MachineClaimed event) {
        known(event.machineId(), event.poolId(), event.controllerId(), event.name());
    }

    @EventHandler
    void on(MachineRenamed event) {
        writes.update(views.machines, event.machineId().value().toString(), set("name", event.name()));
        writes.afterwards(() -> updates.publish(event.machineId()));
    }

    @EventHandler
    void on(MachineStateChanged event, @Timestamp Instant at) {
        change(
                event.machineId(),
                put("pool", event.poolId().value()),
                put("power", event.power()),
                put("agentHeard", event.agentHeard()),
                put("address", event.address()),
                put("consolePort", event.consolePort()),
                put("node", event.nodeId()),
                put("nodeConsolePort", event.nodeConsolePort()),
                set("seenAt", at));
        if (event.agentHeard() && event.address() != null) {
            writes.upsert(
                    views.addresses,
                    event.address(),
                    set("machine", event.machineId().value().toString()));
        }
    }

    @EventHandler
    void on(MachineOperationStarted event) {
        if (event.kind() == OperationKind.REQUEST) {
            change(event.machineId(), set("startSteps", event.plan().size()), set("startPosition", 0));
        }
    }

    @EventHandler
    void on(MachineStepStarted event) {
        if (event.kind() == OperationKind.REQUEST) {
            change(event.machineId(), put("startStep", event.step()), set("startPosition", event.position()));
        }
    }

    @EventHandler
    void on(MachineOperationCompleted event) {
        writes.update(views.machines, event.machineId().value().toString(), set("name", event.name()));
        ended(event.machineId(), event.kind());
    }

    @EventHandler
    void on(MachineOperationFailed event) {
        ended(event.machineId(), event.kind());
    }

    @EventHandler
    void on(MachineOperationSuperseded event) {
        if (event.wasRunning()) {
            ended(event.machineId(), event.kind());
        }
    }

    @EventHandler
    void on(MachineDeleted event) {
        gone(event.machineId());
    }

    @EventHandler
    void on(MachineReleased event) {
        gone(event.machineId());
    }

    private void known(MachineId machineId, PoolId poolId, ControllerId controllerId, String name) {
        change(machineId, put("pool", poolId.value()), put("controller", controllerId.value()), put("name", name));
    }

    private void ended(MachineId machineId, OperationKind kind) {
        writes.afterwards(() -> updates.publish(machineId));
        if (kind == OperationKind.REQUEST) {
            writes.update(
                    views.machines,
                    machineId.value().toString(),
                    unset("startSteps"),
                    unset("startStep"),
                    unset("startPosition"));
        }
    }

    private void gone(MachineId machineId) {
        writes.remove(views.machines, eq("_id", machineId.value().toString()));
        writes.afterwards(() -> updates.publish(machineId));
    }

    private void change(MachineId machineId, Bson... fields) {
        writes.upsert(views.machines, machineId.value().toString(), fields);
        writes.afterwards(() -> updates.publish(machineId));
    }
}
