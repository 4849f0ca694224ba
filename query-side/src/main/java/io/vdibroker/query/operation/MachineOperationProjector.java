package io.vdibroker.query.operation;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineNeedsAttention;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineOperationWaiting;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRemovalResumed;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationType;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.query.store.StoredFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Shows the operations of machines: what was asked for, what goes on, how it ended and what takes it back. */
@Component
@ProcessingGroup(OperationCollections.GROUP)
class MachineOperationProjector {

    private final OperationWrites operations;

    MachineOperationProjector(OperationWrites operations) {
        this.operations = operations;
    }

    @EventHandler
    void on(MachineCloned event) {
        accepted(event.operationId(), OperationKind.PREPARE, event.poolId(), event.machineId(), event.plan());
    }

    @EventHandler
    void on(MachineClaimed event) {
        accepted(event.operationId(), OperationKind.PREPARE, event.poolId(), event.machineId(), event.plan());
    }

    @EventHandler
    void on(MachineWithdrawn event) {
        accepted(event.operationId(), OperationKind.REMOVE, event.poolId(), event.machineId(), List.of());
    }

    @EventHandler
    void on(MachineReturnStarted event) {
        accepted(event.operationId(), OperationKind.RETURN, event.poolId(), event.machineId(), event.plan());
    }

    @EventHandler
    void on(MachineOperationWaiting event) {
        accepted(event.operationId(), event.kind(), event.poolId(), event.machineId(), event.plan());
    }

    @EventHandler
    void on(MachineOperationStarted event, @Timestamp Instant at) {
        var fields = about(event.machineId(), event.plan());
        fields.add(set("startedAt", at));
        operations.open(
                event.operationId(),
                OperationType.of(event.kind()),
                event.poolId(),
                OperationState.RUNNING,
                fields.toArray(Bson[]::new));
    }

    @EventHandler
    void on(MachineOperationCompleted event, @Timestamp Instant at) {
        operations.end(event.operationId(), OperationState.DONE, null, at);
    }

    @EventHandler
    void on(MachineOperationFailed event, @Timestamp Instant at, @MessageIdentifier String eventId) {
        operations.end(event.operationId(), OperationState.FAILED, event.failure(), at);
        if (event.kind() == OperationKind.PREPARE && !event.keepIfFailed()) {
            var removal = OperationId.causedBy(eventId, OperationKind.REMOVE);
            operations.change(event.operationId(), put("undo", removal.value()));
            operations.open(
                    removal,
                    OperationType.REMOVE,
                    event.poolId(),
                    OperationState.WAITING,
                    put("machine", event.machineId().value()),
                    put("undoes", event.operationId().value()));
        }
    }

    @EventHandler
    void on(MachineOperationSuperseded event, @Timestamp Instant at) {
        operations.open(
                event.operationId(),
                OperationType.of(event.kind()),
                event.poolId(),
                OperationState.SUPERSEDED,
                put("machine", event.machineId().value()),
                set("endedAt", at));
    }

    @EventHandler
    void on(MachineNeedsAttention event) {
        operations.change(
                event.operationId(),
                put("state", OperationState.NEEDS_ATTENTION),
                set("failure", StoredFailure.of(event.failure())));
    }

    @EventHandler
    void on(MachineRemovalResumed event) {
        operations.change(event.operationId(), put("state", OperationState.RUNNING), unset("failure"));
    }

    @EventHandler
    void on(MachineDeleted event, @Timestamp Instant at) {
        operations.end(event.operationId(), OperationState.DONE, null, at);
    }

    @EventHandler
    void on(MachineReleased event, @Timestamp Instant at) {
        operations.end(event.operationId(), OperationState.DONE, null, at);
    }

    private void accepted(
            OperationId id, OperationKind kind, PoolId poolId, MachineId machineId, List<PlannedStep> plan) {
        operations.open(
                id,
                OperationType.of(kind),
                poolId,
                OperationState.WAITING,
                about(machineId, plan).toArray(Bson[]::new));
    }

    private static List<Bson> about(MachineId machineId, List<PlannedStep> plan) {
        List<Bson> fields = new ArrayList<>(
                OperationWrites.planned(plan.stream().map(PlannedStep::step).toList()));
        fields.add(put("machine", machineId.value()));
        return fields;
    }
}
