package io.vdibroker.saga.worker;

import com.mongodb.client.MongoDatabase;
import org.springframework.stereotype.Component;

/** What the worker has to do, as its projectors keep it. */
@Component
class WorkerList {
    static final String GROUP = "list-worker-v1";

    private final OpenSteps steps;
    private final UnwantedTasks unwanted;

    WorkerList(MongoDatabase database) {
        steps = new OpenSteps(database);
        unwanted = new UnwantedTasks(database);
    }

    OpenSteps steps() {
        return steps;
    }

    UnwantedTasks unwanted() {
        return unwanted;
    }

    /** Whether a task of an earlier attempt is still at work on what the row is about. */
    boolean disturbs(OpenStep row) {
        return unwanted.of(row.controllerId()).stream()
                .anyMatch(task ->
                        task.about().contains(row.ownerId()) && !task.taskId().equals(row.taskId()));
    }
}
