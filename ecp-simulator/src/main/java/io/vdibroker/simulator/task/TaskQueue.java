package io.vdibroker.simulator.task;

import io.vdibroker.simulator.state.Limits;
import io.vdibroker.simulator.state.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks that wait and those that run: first come, first served, as far as the limits allow. */
final class TaskQueue {
    private final Map<String, Task> waiting = new LinkedHashMap<>();
    private final Map<String, Task> running = new LinkedHashMap<>();

    void add(Task task) {
        waiting.put(task.id, task);
    }

    void addRunning(Task task) {
        running.put(task.id, task);
    }

    void clear() {
        waiting.clear();
        running.clear();
    }

    void remove(Task task) {
        waiting.remove(task.id);
        running.remove(task.id);
    }

    /** Takes what may start now; {@code find} knows the tasks that others come after or belong to. */
    List<Task> takeStartable(Limits limits, Map<String, Task> tasks) {
        Map<String, Integer> perNode = new HashMap<>();
        Map<String, Integer> perParent = new HashMap<>();
        int total = 0;
        for (Task task : running.values()) {
            total += count(task, perNode, perParent);
        }
        List<Task> startable = new ArrayList<>();
        for (Task task : waiting.values()) {
            if (isReady(task, tasks) && fits(task, tasks, limits, total, perNode, perParent)) {
                startable.add(task);
                total += count(task, perNode, perParent);
            }
        }
        startable.forEach(task -> {
            waiting.remove(task.id);
            running.put(task.id, task);
        });
        return startable;
    }

    private static int count(Task task, Map<String, Integer> perNode, Map<String, Integer> perParent) {
        if (task.parent != null) {
            perParent.merge(task.parent, 1, Integer::sum);
        }
        if (task.node == null) {
            return 0;
        }
        perNode.merge(task.node, 1, Integer::sum);
        return 1;
    }

    private static boolean isReady(Task task, Map<String, Task> tasks) {
        Task before = task.after == null ? null : tasks.get(task.after);
        return before == null || !before.isOpen();
    }

    private static boolean fits(
            Task task,
            Map<String, Task> tasks,
            Limits limits,
            int total,
            Map<String, Integer> perNode,
            Map<String, Integer> perParent) {
        if (task.parent != null && !fitsParent(tasks.get(task.parent), perParent)) {
            return false;
        }
        return task.node == null
                || (total < limits.tasksInTotal() && perNode.getOrDefault(task.node, 0) < limits.tasksPerNode());
    }

    private static boolean fitsParent(@Nullable Task parent, Map<String, Integer> perParent) {
        return parent == null || parent.parallel == 0 || perParent.getOrDefault(parent.id, 0) < parent.parallel;
    }
}
