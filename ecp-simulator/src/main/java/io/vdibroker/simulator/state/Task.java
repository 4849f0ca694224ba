package io.vdibroker.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of asynchronous work. All it needs to go on is in it, so that it survives a restart. */
public final class Task {
    public String id = "";
    public String kind = "";
    public String name = "";
    public Status status = Status.IN_PROGRESS;
    public Instant created = Instant.EPOCH;
    public @Nullable Instant started;
    public @Nullable Instant due;
    public @Nullable Instant finished;
    public int stage;
    public String error = "";
    public boolean multitask;
    public @Nullable String parent;
    public @Nullable String after;
    public int parallel;
    public Map<String, String> entities = new LinkedHashMap<>();
    public List<String> locks = new ArrayList<>();
    public @Nullable String node;
    public int userId;
    public String username = "";
    public Map<String, String> args = new LinkedHashMap<>();
    public @Nullable String plannedFailure;
    public @Nullable Status plannedEnd;
    public boolean plannedApplied;
    public boolean neverEnds;

    /** As the API spells it. */
    public enum Status {
        IN_PROGRESS,
        SUCCESS,
        FAILED,
        CANCELED,
        LOST,
        PARTIAL
    }

    public static Task of(String kind, String name) {
        Task task = new Task();
        task.kind = kind;
        task.name = name;
        return task;
    }

    /** Work on a machine: it is the task's entity, it is locked, and its node's share of tasks is used. */
    public static Task on(Domain domain, String kind, String name) {
        Task task = of(kind, name);
        task.entities.put(domain.id, "domain");
        task.locks.add(domain.id);
        task.node = domain.node;
        return task;
    }

    public Task with(String key, String value) {
        args.put(key, value);
        return this;
    }

    public String arg(String key) {
        return args.getOrDefault(key, "");
    }

    public boolean isOpen() {
        return status == Status.IN_PROGRESS;
    }

    /** The machine that this task is about. */
    public String domainId() {
        return locks.get(0);
    }
}
