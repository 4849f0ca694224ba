package io.vdibroker.saga.worker;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.vdibroker.api.controller.ControllerId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * ECP tasks of attempts that expired or were superseded: to be cancelled, and in the way of whatever comes next on the
 * same machine until ECP shows that they have ended.
 */
final class UnwantedTasks {
    static final String COLLECTION = "list_worker_unwanted_tasks_v1";

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final Map<String, UnwantedTask> tasks = new ConcurrentHashMap<>();

    /** A task, and all that it is about: a machine or pool, or an expansion and its machines. */
    record UnwantedTask(String taskId, ControllerId controllerId, Set<UUID> about) {}

    UnwantedTasks(MongoDatabase database) {
        collection = database.getCollection(COLLECTION);
        for (var document : collection.find()) {
            var task = new UnwantedTask(
                    document.getString("_id"),
                    ControllerId.of(document.getString("controllerId")),
                    document.getList("about", String.class).stream()
                            .map(UUID::fromString)
                            .collect(Collectors.toUnmodifiableSet()));
            tasks.put(task.taskId(), task);
        }
    }

    List<UnwantedTask> all() {
        return List.copyOf(tasks.values());
    }

    List<UnwantedTask> of(ControllerId controllerId) {
        return tasks.values().stream()
                .filter(task -> task.controllerId().equals(controllerId))
                .toList();
    }

    synchronized void add(UnwantedTask task) {
        var document = new Document("_id", task.taskId())
                .append("controllerId", task.controllerId().value().toString())
                .append("about", task.about().stream().map(UUID::toString).toList());
        collection.replaceOne(Filters.eq("_id", task.taskId()), document, UPSERT);
        tasks.put(task.taskId(), task);
    }

    synchronized void ended(String taskId) {
        collection.deleteOne(Filters.eq("_id", taskId));
        tasks.remove(taskId);
    }
}
