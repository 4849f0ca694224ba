package io.vdibroker.simulator.task;

import io.vdibroker.simulator.state.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Those who wait for the end of a task. */
final class Waiters {
    private final Map<String, CompletableFuture<Task>> waiting = new LinkedHashMap<>();

    CompletableFuture<Task> of(Task task) {
        return task.isOpen()
                ? waiting.computeIfAbsent(task.id, id -> new CompletableFuture<>())
                : CompletableFuture.completedFuture(task);
    }

    /** Those who wait go on by threads of their own: the lock is held here. */
    void ended(Task task) {
        CompletableFuture<Task> future = waiting.remove(task.id);
        if (future != null) {
            future.completeAsync(() -> task);
        }
    }
}
