package io.vdibroker.query.operation;

import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.machine.event.MachineHostNameRefused;
import io.vdibroker.api.machine.event.MachineOperationGivenUp;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.machine.event.MachineTaskAccepted;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.query.OperationState;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Shows the steps of machines' operations, each at its latest attempt. */
@Component
@ProcessingGroup(OperationCollections.GROUP)
class MachineStepProjector {

    private final OperationWrites operations;

    MachineStepProjector(OperationWrites operations) {
        this.operations = operations;
    }

    @EventHandler
    void on(MachineStepStarted event, @Timestamp Instant at) {
        operations.stepStarted(event.operationId(), event.position(), event.step(), event.attempt(), at);
    }

    @EventHandler
    void on(MachineStepBegun event, @Timestamp Instant at) {
        operations.stepBegun(event.operationId(), event.position(), event.dueAt(), at);
    }

    @EventHandler
    void on(MachineTaskAccepted event) {
        operations.taskAccepted(event.operationId(), event.position(), event.taskId(), event.dueAt());
    }

    @EventHandler
    void on(MachineStepCompleted event, @Timestamp Instant at) {
        operations.stepDone(event.operationId(), event.position(), at);
    }

    @EventHandler
    void on(MachineStepSkipped event, @Timestamp Instant at) {
        operations.stepSkipped(event.operationId(), event.position(), at);
        operations.changeIf(
                event.operationId(),
                List.of(OperationState.NEEDS_ATTENTION),
                put("state", OperationState.RUNNING),
                unset("failure"));
    }

    @EventHandler
    void on(MachineOperationGivenUp event, @Timestamp Instant at) {
        var failure = new Failure(FailureCode.CANCELLED, "An administrator gave it up");
        operations.stepFailed(event.operationId(), event.position(), failure, null, at);
    }

    @EventHandler
    void on(MachineStepTimedOut event, @Timestamp Instant at) {
        var failure = new Failure(FailureCode.TIMED_OUT, "The goal was not reached in its time");
        operations.stepFailed(event.operationId(), event.position(), failure, null, at);
    }

    /** The plan has more positions from now on. */
    @EventHandler
    void on(MachineHostNameRefused event) {
        var steps = event.plan().stream().map(PlannedStep::step).toList();
        operations.change(event.operationId(), OperationWrites.planned(steps).toArray(Bson[]::new));
    }

    @EventHandler
    void on(MachineStepFailed event, @Timestamp Instant at) {
        operations.stepFailed(event.operationId(), event.position(), event.failure(), event.retryAt(), at);
    }
}
