package io.vdibroker.saga.worker;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.operation.RunId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The worker's list: open intentions, one per stream. Kept in MongoDB, with a copy in memory that is read once at the start. */
final class OpenSteps {
    static final String COLLECTION = "list_worker_v1";

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final Map<String, OpenStep> rows = new ConcurrentHashMap<>();
    private final List<Consumer<ControllerId>> listeners = new CopyOnWriteArrayList<>();

    OpenSteps(MongoDatabase database) {
        collection = database.getCollection(COLLECTION);
        for (var document : collection.find()) {
            var row = OpenStepDocuments.read(document);
            rows.put(row.owner(), row);
        }
    }

    /** Told after each change; must return at once. */
    void onChange(Consumer<ControllerId> listener) {
        listeners.add(listener);
    }

    @Nullable
    OpenStep of(String owner) {
        return rows.get(owner);
    }

    List<OpenStep> of(ControllerId controllerId) {
        return rows.values().stream()
                .filter(row -> row.controllerId().equals(controllerId))
                .toList();
    }

    Collection<OpenStep> all() {
        return List.copyOf(rows.values());
    }

    long count(OpenStep.State state) {
        return rows.values().stream().filter(row -> row.state() == state).count();
    }

    synchronized void put(OpenStep row) {
        collection.replaceOne(Filters.eq("_id", row.owner()), OpenStepDocuments.write(row), UPSERT);
        rows.put(row.owner(), row);
        tell(row);
    }

    /** Changes the row of this very attempt; any other is older or newer and stays as it is. */
    void change(String owner, RunId runId, int attempt, UnaryOperator<OpenStep> change) {
        changeIf(owner, row -> row.is(runId, attempt), change);
    }

    synchronized void changeIf(String owner, Predicate<OpenStep> condition, UnaryOperator<OpenStep> change) {
        var row = rows.get(owner);
        if (row != null && condition.test(row)) {
            put(change.apply(row));
        }
    }

    synchronized void removeIf(String owner, Predicate<OpenStep> condition) {
        var row = rows.get(owner);
        if (row != null && condition.test(row)) {
            collection.deleteOne(Filters.eq("_id", owner));
            rows.remove(owner);
            tell(row);
        }
    }

    private void tell(OpenStep row) {
        listeners.forEach(listener -> listener.accept(row.controllerId()));
    }
}
