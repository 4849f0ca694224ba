package io.vdibroker.command.expansion;

import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.CloneTaskAccepted;
import io.vdibroker.api.expansion.event.CloningAttemptFailed;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.expansion.event.TagApplied;
import io.vdibroker.api.expansion.event.TaggingAttemptFailed;
import io.vdibroker.api.expansion.event.TaggingBegun;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.expansion.event.TaggingStarted;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.operation.OpenStep;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What the decisions of {@link Expansion} read: its own history, and nothing else. */
@SuppressWarnings("NullAway.Init") // assigned by the first event
abstract class ExpansionHistory {

    @AggregateIdentifier
    ExpansionId expansionId;

    /** What is to be cloned; absent until cloning has started. */
    @Nullable
    CloningStarted order;

    OpenStep cloning = OpenStep.NONE;
    OpenStep tagging = OpenStep.NONE;
    List<MachineId> ready = List.of();
    boolean cancelled;
    boolean cloned;

    /** Whether ECP shows nothing of what it was asked, and did not answer. */
    boolean unheard;

    /** Whether everything that was to be found out is known, and told. */
    boolean isOver() {
        return cloned && tagging.phase() == OpenStep.Phase.ENDED;
    }

    CloningStarted order() {
        return Objects.requireNonNull(order, "A step is open, so cloning was started");
    }

    PoolId poolId() {
        return order().poolId();
    }

    CloningStarted cloningStarted(int attempt) {
        var it = order();
        return new CloningStarted(
                expansionId,
                it.poolId(),
                it.controllerId(),
                it.runId(),
                attempt,
                it.templateId(),
                it.resourcePoolId(),
                it.namePattern(),
                it.thin(),
                it.firstIndex(),
                it.machineIds(),
                it.tagId());
    }

    TaggingStarted taggingStarted(int attempt) {
        return new TaggingStarted(
                expansionId,
                poolId(),
                order().controllerId(),
                RunId.of(expansionId, Step.TAG_CLONES),
                attempt,
                order().tagId(),
                ready);
    }

    @EventSourcingHandler
    void on(CloningStarted event) {
        expansionId = event.expansionId();
        order = event;
        cloning = cloning.started(event.runId(), event.attempt());
    }

    @EventSourcingHandler
    void on(CloningBegun event) {
        cloning = cloning.begun(event.dueAt());
    }

    @EventSourcingHandler
    void on(CloneTaskAccepted event) {
        cloning = cloning.accepted(event.taskId(), event.dueAt());
        unheard = false;
    }

    @EventSourcingHandler
    void on(CloningUnheard event) {
        unheard = true;
    }

    @EventSourcingHandler
    void on(CloningAttemptFailed event) {
        cloning = cloning.failed(event.retryAt());
    }

    @EventSourcingHandler
    void on(ExpansionCancelRequested event) {
        expansionId = event.expansionId();
        cancelled = true;
    }

    @EventSourcingHandler
    void on(ExpansionCloned event) {
        cloning = cloning.ended();
        unheard = false;
        cloned = true;
        ready = event.ready().stream().map(CloneReady::machineId).toList();
    }

    @EventSourcingHandler
    void on(TaggingStarted event) {
        tagging = tagging.started(event.runId(), event.attempt());
    }

    @EventSourcingHandler
    void on(TaggingBegun event) {
        tagging = tagging.begun(event.dueAt());
    }

    @EventSourcingHandler
    void on(TaggingAttemptFailed event) {
        tagging = tagging.failed(event.retryAt());
    }

    @EventSourcingHandler
    void on(TagApplied event) {
        tagging = tagging.ended();
    }

    @EventSourcingHandler
    void on(TaggingGivenUp event) {
        tagging = tagging.ended();
    }
}
