package io.vdibroker.command.expansion;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.expansion.command.BeginCloning;
import io.vdibroker.api.expansion.command.BeginTagging;
import io.vdibroker.api.expansion.command.CancelExpansion;
import io.vdibroker.api.expansion.command.ExpireCloning;
import io.vdibroker.api.expansion.command.ExpireTagging;
import io.vdibroker.api.expansion.command.FailCloning;
import io.vdibroker.api.expansion.command.FailTagging;
import io.vdibroker.api.expansion.command.GiveUpExpansion;
import io.vdibroker.api.expansion.command.RecordCloneTask;
import io.vdibroker.api.expansion.command.RecordCloned;
import io.vdibroker.api.expansion.command.RecordCloningUnheard;
import io.vdibroker.api.expansion.command.RecordTagApplied;
import io.vdibroker.api.expansion.command.RetryCloning;
import io.vdibroker.api.expansion.command.RetryExpansion;
import io.vdibroker.api.expansion.command.RetryTagging;
import io.vdibroker.api.expansion.command.StartCloning;
import io.vdibroker.api.expansion.event.CloneTaskAccepted;
import io.vdibroker.api.expansion.event.CloningAttemptFailed;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.CloningTimedOut;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.expansion.event.TagApplied;
import io.vdibroker.api.expansion.event.TaggingAttemptFailed;
import io.vdibroker.api.expansion.event.TaggingBegun;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.expansion.event.TaggingTimedOut;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.command.ReceivedAt;
import io.vdibroker.command.operation.StepLimits;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Guards that what came of each machine of one growth is told once, whatever ECP does, and that no machine is left untagged. */
@Aggregate
class Expansion extends ExpansionHistory {

    Expansion() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartCloning command) {
        if (order != null || cloned) {
            return;
        }
        if (cancelled) {
            apply(Outcomes.allFailed(command.machineIds(), Cancellation.WHY)
                    .told(command.expansionId(), command.poolId()));
            return;
        }
        apply(new CloningStarted(
                command.expansionId(),
                command.poolId(),
                command.controllerId(),
                RunId.of(command.expansionId(), Step.CLONE),
                1,
                command.templateId(),
                command.resourcePoolId(),
                command.namePattern(),
                command.thin(),
                command.firstIndex(),
                command.machineIds(),
                command.tagId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CancelExpansion command) {
        new Cancellation(this).cancel(command.expansionId(), command.poolId());
    }

    @CommandHandler
    void handle(RetryExpansion command) {
        new ByHand(this).retry();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GiveUpExpansion command) {
        new ByHand(this).giveUp(command.expansionId(), command.poolId());
    }

    @CommandHandler
    StepAnswer handle(BeginCloning command, @ReceivedAt Instant now, StepLimits limits) {
        if (cancelled || !cloning.isOpen(command.runId(), command.attempt())) {
            return StepAnswer.OVER;
        }
        if (cloning.isQueued()) {
            apply(new CloningBegun(
                    expansionId, poolId(), command.runId(), command.attempt(), cloningDueAt(now, limits)));
        }
        return StepAnswer.GO;
    }

    @CommandHandler
    void handle(RecordCloneTask command, @ReceivedAt Instant now, StepLimits limits) {
        if (cloning.isOpen(command.runId(), command.attempt()) && !cloning.isAccepted(command.taskId())) {
            apply(new CloneTaskAccepted(
                    expansionId,
                    poolId(),
                    command.runId(),
                    command.attempt(),
                    command.taskId(),
                    cloningDueAt(now, limits)));
        }
    }

    @CommandHandler
    void handle(RecordCloned command) {
        if (cloning.isOpen(command.runId(), command.attempt())) {
            apply(Outcomes.of(order().machineIds(), command.ready(), command.failed())
                    .told(expansionId, poolId()));
            if (!ready.isEmpty() && !cancelled) {
                apply(taggingStarted(1));
            }
        }
    }

    @CommandHandler
    void handle(FailCloning command, @ReceivedAt Instant now, StepLimits limits) {
        if (cloning.isOpen(command.runId(), command.attempt())) {
            failCloning(command.runId(), command.attempt(), command.failure(), now, limits);
        }
    }

    @CommandHandler
    void handle(ExpireCloning command, @ReceivedAt Instant now, StepLimits limits) {
        if (cloning.isDue(command.runId(), command.attempt(), now)) {
            apply(new CloningTimedOut(expansionId, poolId(), command.runId(), command.attempt()));
            var failure = new Failure(FailureCode.TIMED_OUT, "ECP did not clone in time").explainedBy(command.said());
            failCloning(command.runId(), command.attempt(), failure, now, limits);
        }
    }

    @CommandHandler
    void handle(RecordCloningUnheard command) {
        if (cancelled && !unheard && cloning.isOpen(command.runId(), command.attempt())) {
            apply(new CloningUnheard(expansionId, poolId(), command.runId(), command.attempt()));
        }
    }

    private void failCloning(RunId runId, int attempt, Failure failure, Instant now, StepLimits limits) {
        var retryAt = cancelled ? null : cloning.retryAt(failure, limits.of(Step.CLONE), now);
        apply(new CloningAttemptFailed(expansionId, poolId(), runId, attempt, failure, retryAt));
        if (retryAt == null) {
            apply(Outcomes.allFailed(order().machineIds(), cancelled ? Cancellation.WHY : failure)
                    .told(expansionId, poolId()));
        }
    }

    @CommandHandler
    void handle(RetryCloning command) {
        if (cloning.isAwaited(command.runId(), command.attempt())) {
            apply(cloningStarted(command.attempt()));
        }
    }

    @CommandHandler
    StepAnswer handle(BeginTagging command, @ReceivedAt Instant now, StepLimits limits) {
        if (!tagging.isOpen(command.runId(), command.attempt())) {
            return StepAnswer.OVER;
        }
        if (tagging.isQueued()) {
            var dueAt = limits.of(Step.TAG_CLONES).dueAt(now, ready.size());
            apply(new TaggingBegun(expansionId, poolId(), command.runId(), command.attempt(), dueAt));
        }
        return StepAnswer.GO;
    }

    @CommandHandler
    void handle(RecordTagApplied command) {
        if (tagging.isOpen(command.runId(), command.attempt())) {
            apply(new TagApplied(expansionId, poolId(), order().tagId()));
        }
    }

    @CommandHandler
    void handle(FailTagging command, @ReceivedAt Instant now, StepLimits limits) {
        if (tagging.isOpen(command.runId(), command.attempt())) {
            failTagging(command.runId(), command.attempt(), command.failure(), now, limits);
        }
    }

    @CommandHandler
    void handle(ExpireTagging command, @ReceivedAt Instant now, StepLimits limits) {
        if (tagging.isDue(command.runId(), command.attempt(), now)) {
            apply(new TaggingTimedOut(expansionId, poolId(), command.runId(), command.attempt()));
            var failure = new Failure(FailureCode.TIMED_OUT, "ECP did not tag in time").explainedBy(command.said());
            failTagging(command.runId(), command.attempt(), failure, now, limits);
        }
    }

    private void failTagging(RunId runId, int attempt, Failure failure, Instant now, StepLimits limits) {
        var retryAt = tagging.retryAt(failure, limits.of(Step.TAG_CLONES), now);
        apply(new TaggingAttemptFailed(expansionId, poolId(), runId, attempt, failure, retryAt));
        if (retryAt == null) {
            apply(new TaggingGivenUp(expansionId, poolId(), failure));
        }
    }

    @CommandHandler
    void handle(RetryTagging command) {
        if (tagging.isAwaited(command.runId(), command.attempt())) {
            apply(taggingStarted(command.attempt()));
        }
    }

    private Instant cloningDueAt(Instant now, StepLimits limits) {
        return limits.of(Step.CLONE).dueAt(now, order().machineIds().size());
    }
}
