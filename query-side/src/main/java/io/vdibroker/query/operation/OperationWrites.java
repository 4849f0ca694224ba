package io.vdibroker.query.operation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationType;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.store.Fields;
import io.vdibroker.query.store.StoredFailure;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can change in the document of an operation, and the news of it. */
@Component
class OperationWrites {

    private final OperationCollections views;
    private final ViewWrites writes;
    private final OperationUpdates updates;

    OperationWrites(OperationCollections views, ViewWrites writes, OperationUpdates updates) {
        this.views = views;
        this.writes = writes;
        this.updates = updates;
    }

    /** The operation is known, in this state. */
    void open(OperationId id, OperationType type, PoolId poolId, OperationState state, Bson... more) {
        List<Bson> fields = new ArrayList<>(List.of(more));
        fields.add(put("type", type));
        fields.add(put("pool", poolId.value()));
        fields.add(put("state", state));
        writes.upsert(views.operations, key(id), fields);
        tell(id);
    }

    void change(OperationId id, Bson... fields) {
        writes.update(views.operations, key(id), fields);
        tell(id);
    }

    /** Changes it only in one of these states. */
    void changeIf(OperationId id, List<OperationState> states, Bson... fields) {
        writes.updateAll(views.operations, and(eq("_id", key(id)), in("state", Fields.names(states))), combine(fields));
        tell(id);
    }

    void end(OperationId id, OperationState state, @Nullable Failure failure, Instant at) {
        change(id, put("state", state), put("failure", StoredFailure.ofNullable(failure)), set("endedAt", at));
    }

    void stepStarted(OperationId id, int position, Step step, int attempt, Instant at) {
        var field = "steps." + position + ".";
        change(
                id,
                set(field + "step", step.name()),
                set(field + "attempt", attempt),
                set(field + "startedAt", at),
                unset(field + "begunAt"),
                unset(field + "dueAt"),
                unset(field + "retryAt"),
                unset(field + "taskId"),
                unset(field + "endedAt"),
                unset(field + "done"));
    }

    void stepBegun(OperationId id, int position, Instant dueAt, Instant at) {
        var field = "steps." + position + ".";
        change(id, set(field + "begunAt", at), set(field + "dueAt", dueAt));
    }

    void taskAccepted(OperationId id, int position, @Nullable String taskId, Instant dueAt) {
        var field = "steps." + position + ".";
        change(id, put(field + "taskId", taskId), set(field + "dueAt", dueAt));
    }

    void stepDone(OperationId id, int position, Instant at) {
        var field = "steps." + position + ".";
        change(id, set(field + "done", true), set(field + "endedAt", at), unset(field + "retryAt"));
    }

    void stepSkipped(OperationId id, int position, Instant at) {
        var field = "steps." + position + ".";
        change(id, set(field + "skipped", true), set(field + "endedAt", at), unset(field + "retryAt"));
    }

    void stepFailed(OperationId id, int position, Failure failure, @Nullable Instant retryAt, Instant at) {
        var field = "steps." + position + ".";
        change(
                id,
                set(field + "failure", StoredFailure.of(failure)),
                put(field + "retryAt", retryAt),
                set(field + "endedAt", at));
    }

    /** The positions of a plan, before anything was done at them. */
    static List<Bson> planned(List<Step> steps) {
        List<Bson> fields = new ArrayList<>();
        for (var position = 0; position < steps.size(); position++) {
            fields.add(set("steps." + position + ".step", steps.get(position).name()));
        }
        return fields;
    }

    /** Something that is shown with the operation, but lies elsewhere, changed. */
    void tell(OperationId id) {
        writes.afterwards(() -> updates.publish(id));
    }

    static String key(OperationId id) {
        return id.value().toString();
    }
}
