package io.vdibroker.saga.worker;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationGivenUp;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.machine.event.MachineTaskAccepted;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.saga.worker.OpenStep.State;
import io.vdibroker.saga.worker.UnwantedTasks.UnwantedTask;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Keeps the open steps of machines. Each update says all of the new state and names its attempt, so a repeat changes nothing. */
@Component
@ProcessingGroup(WorkerList.GROUP)
class MachineStepsProjector {
    private final OpenSteps steps;
    private final UnwantedTasks unwanted;

    MachineStepsProjector(WorkerList list) {
        steps = list.steps();
        unwanted = list.unwanted();
    }

    @EventHandler
    void on(MachineStepStarted event, EventMessage<?> message) {
        var owner = event.machineId().toString();
        var before = steps.of(owner);
        var origin = Origin.of(message);
        var order =
                before != null && event.operationId().equals(before.operationId()) ? before.order() : origin.order();
        steps.put(new OpenStep(
                owner,
                event.machineId().value(),
                event.poolId(),
                event.controllerId(),
                event.operationId(),
                event.kind(),
                event.runId(),
                event.position(),
                event.step(),
                event.attempt(),
                State.QUEUED,
                null,
                null,
                null,
                order,
                false,
                StepArguments.ofMachine(event.cloned(), event.hostname(), event.domainJoin(), event.tagId()),
                origin.metadata()));
    }

    @EventHandler
    void on(MachineStepBegun event, @Timestamp Instant at) {
        steps.change(event.machineId().toString(), event.runId(), event.attempt(), row -> row.begun(at, event.dueAt()));
    }

    @EventHandler
    void on(MachineTaskAccepted event, @Timestamp Instant at) {
        steps.change(
                event.machineId().toString(),
                event.runId(),
                event.attempt(),
                row -> row.accepted(event.taskId(), at, event.dueAt()));
    }

    @EventHandler
    void on(MachineStepCompleted event) {
        steps.change(event.machineId().toString(), event.runId(), event.attempt(), OpenStep::done);
    }

    @EventHandler
    void on(MachineStepSkipped event) {
        steps.change(event.machineId().toString(), event.runId(), event.attempt(), OpenStep::done);
    }

    @EventHandler
    void on(MachineStepTimedOut event) {
        var row = steps.of(event.machineId().toString());
        if (row != null && row.is(event.runId(), event.attempt())) {
            giveUpTask(row);
        }
    }

    @EventHandler
    void on(MachineStepFailed event) {
        var owner = event.machineId().toString();
        var retryAt = event.retryAt();
        if (retryAt == null) {
            steps.removeIf(owner, row -> row.is(event.runId(), event.attempt()));
        } else {
            steps.change(owner, event.runId(), event.attempt(), row -> row.paused(retryAt));
        }
    }

    @EventHandler
    void on(MachineOperationSuperseded event) {
        giveUp(event.machineId(), event.operationId());
    }

    @EventHandler
    void on(MachineOperationGivenUp event) {
        giveUp(event.machineId(), event.operationId());
    }

    @EventHandler
    void on(MachineOperationCompleted event) {
        end(event.machineId(), event.operationId());
    }

    @EventHandler
    void on(MachineOperationFailed event) {
        end(event.machineId(), event.operationId());
    }

    @EventHandler
    void on(MachineDeleted event) {
        end(event.machineId(), event.operationId());
    }

    @EventHandler
    void on(MachineReleased event) {
        end(event.machineId(), event.operationId());
    }

    private void giveUp(MachineId machineId, OperationId operationId) {
        var row = steps.of(machineId.toString());
        if (row != null && operationId.equals(row.operationId())) {
            giveUpTask(row);
            end(machineId, operationId);
        }
    }

    private void giveUpTask(OpenStep row) {
        if (row.taskId() != null) {
            unwanted.add(new UnwantedTask(row.taskId(), row.controllerId(), row.about()));
        }
    }

    private void end(MachineId machineId, OperationId operationId) {
        steps.removeIf(machineId.toString(), row -> operationId.equals(row.operationId()));
    }
}
