package io.vdibroker.query.machine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.MachineStatus;
import io.vdibroker.api.machine.event.MachineNeedsAttention;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineOperationWaiting;
import io.vdibroker.api.machine.event.MachineRemovalResumed;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.event.MachineTaskAccepted;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.query.store.StoredFailure;
import io.vdibroker.query.store.ViewWrites;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps what is being done to each machine right now, and what waits. */
@Component
@ProcessingGroup(MachineCollections.GROUP)
class CurrentOperationProjector {

    private final MachineCollections views;
    private final ViewWrites writes;

    CurrentOperationProjector(MachineCollections views, ViewWrites writes) {
        this.views = views;
        this.writes = writes;
    }

    @EventHandler
    void on(MachineOperationStarted event) {
        List<Bson> fields =
                new ArrayList<>(List.of(set("operation", stored(event.operationId(), event.kind())), unset("waiting")));
        if (event.kind() == OperationKind.REMOVE) {
            fields.add(put("status", MachineStatus.REMOVING));
        }
        change(event.machineId(), fields);
    }

    @EventHandler
    void on(MachineOperationWaiting event) {
        change(event.machineId(), set("waiting", stored(event.operationId(), event.kind())));
    }

    @EventHandler
    void on(MachineStepStarted event) {
        change(
                event.machineId(),
                set(
                        "operation",
                        stored(event.operationId(), event.kind())
                                .append("step", event.step().name())
                                .append("position", event.position())
                                .append("attempt", event.attempt())));
    }

    @EventHandler
    void on(MachineStepBegun event) {
        change(event.machineId(), set("operation.dueAt", event.dueAt()));
    }

    @EventHandler
    void on(MachineTaskAccepted event) {
        change(event.machineId(), set("operation.dueAt", event.dueAt()));
    }

    @EventHandler
    void on(MachineStepFailed event) {
        change(
                event.machineId(),
                unset("operation.dueAt"),
                put("operation.retryAt", event.retryAt()),
                set("operation.failure", StoredFailure.of(event.failure())));
    }

    @EventHandler
    void on(MachineOperationCompleted event) {
        change(event.machineId(), set("name", event.name()), unset("operation"));
    }

    @EventHandler
    void on(MachineOperationFailed event) {
        List<Bson> fields = new ArrayList<>(List.of(unset("operation")));
        if (event.kind() == OperationKind.PREPARE) {
            fields.add(set("failure", StoredFailure.of(event.failure())));
        }
        change(event.machineId(), fields);
    }

    @EventHandler
    void on(MachineOperationSuperseded event) {
        change(event.machineId(), unset(event.wasRunning() ? "operation" : "waiting"));
    }

    @EventHandler
    void on(MachineNeedsAttention event) {
        change(
                event.machineId(),
                put("status", MachineStatus.NEEDS_ATTENTION),
                set("failure", StoredFailure.of(event.failure())));
    }

    @EventHandler
    void on(MachineRemovalResumed event) {
        change(event.machineId(), put("status", MachineStatus.REMOVING), unset("failure"));
    }

    @EventHandler
    void on(MachineStepSkipped event) {
        writes.updateAll(
                views.machines,
                and(
                        eq("_id", event.machineId().value().toString()),
                        eq("status", MachineStatus.NEEDS_ATTENTION.name())),
                put("status", MachineStatus.REMOVING),
                unset("failure"));
    }

    private static Document stored(OperationId operationId, OperationKind kind) {
        return new Document("id", operationId.value().toString()).append("kind", kind.name());
    }

    private void change(MachineId machineId, Bson... fields) {
        change(machineId, List.of(fields));
    }

    private void change(MachineId machineId, List<Bson> fields) {
        writes.update(views.machines, machineId.value().toString(), fields.toArray(Bson[]::new));
    }
}
