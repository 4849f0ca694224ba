package io.vdibroker.saga.worker;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.CloneTaskAccepted;
import io.vdibroker.api.expansion.event.CloningAttemptFailed;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.CloningTimedOut;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.expansion.event.TagApplied;
import io.vdibroker.api.expansion.event.TaggingAttemptFailed;
import io.vdibroker.api.expansion.event.TaggingBegun;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.expansion.event.TaggingStarted;
import io.vdibroker.api.expansion.event.TaggingTimedOut;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.saga.worker.OpenStep.State;
import io.vdibroker.saga.worker.StepArguments.CloneOrder;
import io.vdibroker.saga.worker.UnwantedTasks.UnwantedTask;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the open steps of expansions: cloning, then tagging. */
@Component
@ProcessingGroup(WorkerList.GROUP)
class ExpansionStepsProjector {
    private final OpenSteps steps;
    private final UnwantedTasks unwanted;

    ExpansionStepsProjector(WorkerList list) {
        steps = list.steps();
        unwanted = list.unwanted();
    }

    @EventHandler
    void on(CloningStarted event, EventMessage<?> message) {
        var order = new CloneOrder(event.templateId(), event.resourcePoolId(), event.namePattern(), event.thin());
        var origin = Origin.of(message);
        steps.put(new OpenStep(
                event.expansionId().toString(),
                event.expansionId().value(),
                event.poolId(),
                event.controllerId(),
                null,
                null,
                event.runId(),
                0,
                Step.CLONE,
                event.attempt(),
                State.QUEUED,
                null,
                null,
                null,
                origin.order(),
                false,
                StepArguments.ofCloning(order, event.tagId(), event.machineIds()),
                origin.metadata()));
    }

    @EventHandler
    void on(CloningBegun event, @Timestamp Instant at) {
        begun(event.expansionId(), event.runId(), event.attempt(), at, event.dueAt());
    }

    @EventHandler
    void on(CloneTaskAccepted event, @Timestamp Instant at) {
        steps.change(
                event.expansionId().toString(),
                event.runId(),
                event.attempt(),
                row -> row.accepted(event.taskId(), at, event.dueAt()));
    }

    @EventHandler
    void on(CloningUnheard event) {
        steps.change(event.expansionId().toString(), event.runId(), event.attempt(), OpenStep::notHeard);
    }

    @EventHandler
    void on(CloningTimedOut event) {
        timedOut(event.expansionId(), event.runId(), event.attempt());
    }

    @EventHandler
    void on(CloningAttemptFailed event) {
        failed(event.expansionId(), event.runId(), event.attempt(), event.retryAt());
    }

    @EventHandler
    void on(ExpansionCancelRequested event) {
        steps.changeIf(event.expansionId().toString(), row -> row.step() == Step.CLONE, OpenStep::notWanted);
    }

    @EventHandler
    void on(ExpansionCloned event) {
        var row = steps.of(event.expansionId().toString());
        if (row != null && row.step() == Step.CLONE) {
            giveUpTask(row); // it may go on with machines that did not come in time
            steps.removeIf(row.owner(), there -> there.step() == Step.CLONE);
        }
    }

    @EventHandler
    void on(TaggingStarted event, EventMessage<?> message) {
        var origin = Origin.of(message);
        steps.put(new OpenStep(
                event.expansionId().toString(),
                event.expansionId().value(),
                event.poolId(),
                event.controllerId(),
                null,
                null,
                event.runId(),
                1,
                Step.TAG_CLONES,
                event.attempt(),
                State.QUEUED,
                null,
                null,
                null,
                origin.order(),
                false,
                StepArguments.ofTagging(event.tagId(), event.machineIds()),
                origin.metadata()));
    }

    @EventHandler
    void on(TaggingBegun event, @Timestamp Instant at) {
        begun(event.expansionId(), event.runId(), event.attempt(), at, event.dueAt());
    }

    @EventHandler
    void on(TaggingTimedOut event) {
        timedOut(event.expansionId(), event.runId(), event.attempt());
    }

    @EventHandler
    void on(TaggingAttemptFailed event) {
        failed(event.expansionId(), event.runId(), event.attempt(), event.retryAt());
    }

    @EventHandler
    void on(TagApplied event) {
        taggingEnded(event.expansionId());
    }

    @EventHandler
    void on(TaggingGivenUp event) {
        taggingEnded(event.expansionId());
    }

    private void taggingEnded(ExpansionId expansionId) {
        steps.removeIf(expansionId.toString(), row -> row.step() == Step.TAG_CLONES);
    }

    private void begun(ExpansionId expansionId, RunId runId, int attempt, Instant at, Instant dueAt) {
        steps.change(expansionId.toString(), runId, attempt, row -> row.begun(at, dueAt));
    }

    private void timedOut(ExpansionId expansionId, RunId runId, int attempt) {
        var row = steps.of(expansionId.toString());
        if (row != null && row.is(runId, attempt)) {
            giveUpTask(row);
        }
    }

    private void giveUpTask(OpenStep row) {
        if (row.taskId() != null) {
            unwanted.add(new UnwantedTask(row.taskId(), row.controllerId(), row.about()));
        }
    }

    private void failed(ExpansionId expansionId, RunId runId, int attempt, @Nullable Instant retryAt) {
        if (retryAt == null) {
            steps.removeIf(expansionId.toString(), row -> row.is(runId, attempt));
        } else {
            steps.change(expansionId.toString(), runId, attempt, row -> row.paused(retryAt));
        }
    }
}
