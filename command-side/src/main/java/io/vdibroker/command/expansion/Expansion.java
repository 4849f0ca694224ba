package io.vdibroker.command.expansion;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.expansion.command.BeginCloning;
import io.vdibroker.api.expansion.command.BeginTagging;
import io.vdibroker.api.expansion.command.CancelExpansion;
import io.vdibroker.api.expansion.command.ExpireCloning;
import io.vdibroker.api.expansion.command.ExpireTagging;
import io.vdibroker.api.expansion.command.FailCloning;
import io.vdibroker.api.expansion.command.FailTagging;
import io.vdibroker.api.expansion.command.RecordCloneTask;
import io.vdibroker.api.expansion.command.RecordCloned;
import io.vdibroker.api.expansion.command.RecordTagApplied;
import io.vdibroker.api.expansion.command.RetryCloning;
import io.vdibroker.api.expansion.command.RetryTagging;
import io.vdibroker.api.expansion.command.StartCloning;
import io.vdibroker.api.expansion.event.CloneTaskAccepted;
import io.vdibroker.api.expansion.event.CloningAttemptFailed;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.CloningTimedOut;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.expansion.event.TagApplied;
import io.vdibroker.api.expansion.event.TaggingAttemptFailed;
import io.vdibroker.api.expansion.event.TaggingBegun;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.expansion.event.TaggingStarted;
import io.vdibroker.api.expansion.event.TaggingTimedOut;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.ReceivedAt;
import io.vdibroker.command.operation.OpenStep.Phase;
import io.vdibroker.command.operation.StepLimits;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Guards that what came of each machine of one growth is told once, whatever ECP does, and that no machine is left untagged. */
@Aggregate
class Expansion extends ExpansionHistory {

    private static final Failure CANCELLED = new Failure(FailureCode.CANCELLED, "Nobody wants the machine any more");

    Expansion() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartCloning command) {
        if (order != null || cloned) {
            return;
        }
        if (cancelled) {
            record(command.poolId(), Outcomes.allFailed(command.machineIds(), CANCELLED));
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
        if (cancelled || cloned && tagging.phase() == Phase.ENDED) {
            return;
        }
        apply(new ExpansionCancelRequested(command.expansionId(), command.poolId()));
        if (cloned) {
            apply(new TaggingGivenUp(expansionId, command.poolId(), CANCELLED));
        } else if (cloning.phase() == Phase.QUEUED || cloning.phase() == Phase.PAUSED) {
            endWithout(CANCELLED); // nothing is asked of ECP at the moment; what was asked before is looked for when
            // removed
        }
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
            record(poolId(), Outcomes.of(order().machineIds(), command.ready(), command.failed()));
            if (!ready.isEmpty() && !cancelled) {
                startTagging(RunId.of(expansionId, Step.TAG_CLONES), 1);
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

    private void failCloning(RunId runId, int attempt, Failure failure, Instant now, StepLimits limits) {
        var retryAt = cancelled ? null : cloning.retryAt(failure, limits.of(Step.CLONE), now);
        apply(new CloningAttemptFailed(expansionId, poolId(), runId, attempt, failure, retryAt));
        if (retryAt == null) {
            endWithout(cancelled ? CANCELLED : failure);
        }
    }

    @CommandHandler
    void handle(RetryCloning command) {
        if (cloning.isAwaited(command.runId(), command.attempt())) {
            var again = order();
            apply(new CloningStarted(
                    expansionId,
                    again.poolId(),
                    again.controllerId(),
                    again.runId(),
                    command.attempt(),
                    again.templateId(),
                    again.resourcePoolId(),
                    again.namePattern(),
                    again.thin(),
                    again.firstIndex(),
                    again.machineIds(),
                    again.tagId()));
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
            startTagging(command.runId(), command.attempt());
        }
    }

    private void startTagging(RunId runId, int attempt) {
        apply(new TaggingStarted(
                expansionId, poolId(), order().controllerId(), runId, attempt, order().tagId(), ready));
    }

    private void endWithout(Failure failure) {
        record(poolId(), Outcomes.allFailed(order().machineIds(), failure));
    }

    private void record(PoolId poolId, Outcomes outcomes) {
        apply(new ExpansionCloned(expansionId, poolId, outcomes.ready(), outcomes.failed()));
    }

    private Instant cloningDueAt(Instant now, StepLimits limits) {
        return limits.of(Step.CLONE).dueAt(now, order().machineIds().size());
    }

    private PoolId poolId() {
        return order().poolId();
    }

    private CloningStarted order() {
        return Objects.requireNonNull(order, "A step is open, so cloning was started");
    }
}
