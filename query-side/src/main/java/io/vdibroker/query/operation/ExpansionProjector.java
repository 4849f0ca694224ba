package io.vdibroker.query.operation;

import static com.mongodb.client.model.Updates.set;
import static io.vdibroker.query.store.Fields.put;

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
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationType;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Shows each growth of a pool as an operation of two steps, under the expansion's id. */
@Component
@ProcessingGroup(OperationCollections.GROUP)
class ExpansionProjector {

    private static final int CLONE = 0;
    private static final int TAG = 1;

    private final OperationWrites operations;

    ExpansionProjector(OperationWrites operations) {
        this.operations = operations;
    }

    @EventHandler
    void on(PoolExpansionStarted event, @Timestamp Instant at) {
        List<Bson> fields = new ArrayList<>(OperationWrites.planned(List.of(Step.CLONE, Step.TAG_CLONES)));
        fields.add(put("expansion", event.expansionId().value()));
        fields.add(set("wanted", event.count()));
        fields.add(set("startedAt", at));
        operations.open(
                id(event.expansionId()),
                OperationType.EXPANSION,
                event.poolId(),
                OperationState.RUNNING,
                fields.toArray(Bson[]::new));
    }

    @EventHandler
    void on(CloningStarted event, @Timestamp Instant at) {
        operations.stepStarted(id(event.expansionId()), CLONE, Step.CLONE, event.attempt(), at);
    }

    @EventHandler
    void on(CloningBegun event, @Timestamp Instant at) {
        operations.stepBegun(id(event.expansionId()), CLONE, event.dueAt(), at);
    }

    @EventHandler
    void on(CloneTaskAccepted event) {
        operations.taskAccepted(id(event.expansionId()), CLONE, event.taskId(), event.dueAt());
    }

    @EventHandler
    void on(CloningAttemptFailed event, @Timestamp Instant at) {
        operations.stepFailed(id(event.expansionId()), CLONE, event.failure(), event.retryAt(), at);
    }

    @EventHandler
    void on(CloningTimedOut event, @Timestamp Instant at) {
        operations.stepFailed(id(event.expansionId()), CLONE, tooLate("Cloning"), null, at);
    }

    @EventHandler
    void on(CloningUnheard event) {
        operations.change(id(event.expansionId()), set("unheard", true));
    }

    @EventHandler
    void on(ExpansionCancelRequested event) {
        operations.change(id(event.expansionId()), set("cancelled", true));
    }

    @EventHandler
    void on(ExpansionCloned event, @Timestamp Instant at) {
        var id = id(event.expansionId());
        operations.change(
                id,
                set("ready", event.ready().size()),
                set("failed", event.failed().size()));
        if (event.ready().isEmpty() && !event.failed().isEmpty()) {
            operations.stepFailed(id, CLONE, event.failed().get(0).failure(), null, at);
        } else {
            operations.stepDone(id, CLONE, at);
        }
    }

    @EventHandler
    void on(TaggingStarted event, @Timestamp Instant at) {
        operations.stepStarted(id(event.expansionId()), TAG, Step.TAG_CLONES, event.attempt(), at);
    }

    @EventHandler
    void on(TaggingBegun event, @Timestamp Instant at) {
        operations.stepBegun(id(event.expansionId()), TAG, event.dueAt(), at);
    }

    @EventHandler
    void on(TaggingAttemptFailed event, @Timestamp Instant at) {
        operations.stepFailed(id(event.expansionId()), TAG, event.failure(), event.retryAt(), at);
    }

    @EventHandler
    void on(TaggingTimedOut event, @Timestamp Instant at) {
        operations.stepFailed(id(event.expansionId()), TAG, tooLate("Tagging"), null, at);
    }

    @EventHandler
    void on(TagApplied event, @Timestamp Instant at) {
        operations.stepDone(id(event.expansionId()), TAG, at);
    }

    @EventHandler
    void on(TaggingGivenUp event, @Timestamp Instant at) {
        operations.stepFailed(id(event.expansionId()), TAG, event.failure(), null, at);
    }

    @EventHandler
    void on(CloningEnded event, @Timestamp Instant at) {
        var state = event.cloned().isEmpty() && !event.failed().isEmpty() ? OperationState.FAILED : OperationState.DONE;
        operations.change(
                id(event.expansionId()),
                set("ready", event.cloned().size()),
                set("failed", event.failed().size()));
        operations.end(id(event.expansionId()), state, event.failure(), at);
    }

    private static Failure tooLate(String what) {
        return new Failure(FailureCode.TIMED_OUT, what + " did not end in its time");
    }

    private static OperationId id(ExpansionId expansionId) {
        return new OperationId(expansionId.value());
    }
}
