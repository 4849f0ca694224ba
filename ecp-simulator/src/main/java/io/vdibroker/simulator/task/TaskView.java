package io.vdibroker.simulator.task;

import io.vdibroker.simulator.event.EventView;
import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A task as the API shows it. */
@Component
public class TaskView {
    static final Set<String> SHORT = Set.of(
            "id",
            "progress",
            "status",
            "name",
            "created",
            "executed",
            "nodes_user_responses",
            "is_multitask",
            "user",
            "parent",
            "error_message",
            "is_cancellable",
            "finished_time");

    private final World world;
    private final Timing timing;

    private final EventView events;

    TaskView(World world, Timing timing, EventView events) {
        this.events = events;
        this.world = world;
        this.timing = timing;
    }

    /** As it is shown alone: with what happened. */
    public Map<String, Object> info(Task task) {
        Map<String, Object> view = full(task);
        view.put("events", events.of(task));
        return view;
    }

    /** Every key that a row may have. */
    public Map<String, Object> full(Task task) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", task.id);
        view.put("verbose_name", task.name);
        view.put("name", task.name);
        view.put("status", task.status.name());
        view.put("progress", progress(task));
        view.put("created", Json.time(task.created));
        view.put("executed", executed(task));
        view.put("finished_time", Json.timeOrNull(task.finished));
        view.put("error_message", task.error);
        view.put("is_cancellable", task.isOpen());
        view.put("is_multitask", task.multitask);
        view.put("parent", task.parent);
        view.put("entities", task.entities);
        view.put("nodes_list", task.node == null ? List.of() : List.of(task.node));
        view.put("nodes_user_responses", List.of());
        view.put("user", Map.of("id", task.userId, "username", task.username));
        view.put("events", List.of());
        view.put("permissions", List.of());
        view.put("response", "");
        return view;
    }

    /** What a row of the list shows. */
    public Map<String, Object> row(Task task) {
        Map<String, Object> row = full(task);
        row.keySet().retainAll(SHORT);
        return row;
    }

    private static Object executed(Task task) {
        if (task.finished == null) {
            return 0;
        }
        double seconds = Duration.between(task.created, task.finished).toNanos() / 1e9;
        return String.format(Locale.ROOT, "%.6f", seconds);
    }

    private int progress(Task task) {
        if (!task.isOpen()) {
            return 100;
        }
        if (task.multitask) {
            State state = world.state();
            return (int) state.subtasks(task).mapToInt(this::progress).average().orElse(0);
        }
        Instant due = task.due;
        if (task.started == null || due == null) {
            return 0;
        }
        double whole = Duration.between(task.started, due).toNanos();
        double passed = Duration.between(task.started, timing.now()).toNanos();
        return whole <= 0 ? 99 : (int) Math.max(0, Math.min(99, 100 * passed / whole));
    }
}
