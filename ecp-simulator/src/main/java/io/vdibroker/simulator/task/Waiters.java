package io.vdibroker.simulator.task;

import io.vdibroker.simulator.state.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Those who wait for the end of a task. */
final class Waiters {
    private record Waiting(Task task, CompletableFuture<Task> future) {}

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    CompletableFuture<Task> of(Task task) {
        return task.isOpen()
                ? waiting.computeIfAbsent(task.id, id -> new Waiting(task, new CompletableFuture<>()))
                        .future()
                : CompletableFuture.completedFuture(task);
    }

    /** Those who wait go on by threads of their own: the lock is held here. */
    void ended(Task task) {
        Waiting ended = waiting.remove(task.id);
        if (ended != null) {
            ended.future().completeAsync(() -> task);
        }
    }

    /** They hear that it did not succeed. */
    void endAll() {
        waiting.values().forEach(one -> one.future().completeAsync(one::task));
        waiting.clear();
    }
}
