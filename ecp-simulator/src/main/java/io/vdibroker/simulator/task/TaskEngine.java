package io.vdibroker.simulator.task;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Account;
import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Task.Status;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Accepts tasks, starts them in turn, drives them through their stages and ends them. All under the lock. */
@Component
public class TaskEngine {
    private final World world;
    private final Timing timing;
    private final Alarms alarms;
    private final Map<String, Work> works;
    private final TaskQueue queue = new TaskQueue();
    private final Waiters waiters = new Waiters();

    TaskEngine(World world, Timing timing, Alarms alarms, List<Work> works) {
        this.world = world;
        this.timing = timing;
        this.alarms = alarms;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(Work::kind, Function.identity()));
        world.change(this::resume);
    }

    /** Accepts a task: its machines are locked from now on, even while it waits for its turn. */
    public Task submit(Task task, Account user) {
        enrol(task, user);
        pump();
        return task;
    }

    /** Accepts a task whose work is all in its subtasks. */
    public Task submit(Task parent, List<Task> subtasks, Account user) {
        parent.multitask = true;
        parent.started = timing.now();
        enrol(parent, user);
        for (Task subtask : subtasks) {
            subtask.parent = parent.id;
            enrol(subtask, user);
        }
        pump();
        endParent(parent);
        return parent;
    }

    private void enrol(Task task, Account user) {
        State state = world.state();
        if (task.id.isEmpty()) {
            task.id = UUID.randomUUID().toString();
        }
        task.created = timing.now();
        task.userId = user.id();
        task.username = user.username();
        for (String locked : task.locks) {
            Domain domain = state.domains.get(locked);
            if (domain != null) {
                domain.lockedBy = task.id;
            }
        }
        state.tasks.put(task.id, task);
        world.tell(Change.Event.CREATED, task);
        if (!task.multitask) {
            queue.add(task);
        }
    }

    /** Ends a task before its time; what it has not begun never happens. */
    public void cancel(Task task) {
        if (!task.isOpen()) {
            throw EcpError.refused("Task " + task.id + " is finished and can not be cancelled.");
        }
        open(task).forEach(subtask -> stop(subtask, Status.CANCELED, "The task was cancelled."));
        stop(task, Status.CANCELED, "The task was cancelled.");
        pump();
    }

    /** The node went away with everything that ran on it. */
    public void lose(String node) {
        List<Task> lost = world.state().tasks.values().stream()
                .filter(task -> task.isOpen() && node.equals(task.node))
                .toList();
        lost.forEach(task -> stop(task, Status.LOST, "The node was restarted."));
        pump();
    }

    /** Completes when the task has ended, outside the lock. */
    public CompletableFuture<Task> ended(Task task) {
        return waiters.of(task);
    }

    private List<Task> open(Task parent) {
        return world.state().subtasks(parent).filter(Task::isOpen).toList();
    }

    private void resume() {
        for (Task task : List.copyOf(world.state().tasks.values())) {
            if (task.isOpen() && !task.multitask) {
                if (task.started == null) {
                    queue.add(task);
                } else {
                    queue.addRunning(task);
                    arm(task);
                }
            }
        }
        pump();
    }

    private void pump() {
        State state = world.state();
        List<Task> startable = queue.takeStartable(state.settings.limits(), state.tasks);
        while (!startable.isEmpty()) {
            startable.stream().filter(Task::isOpen).forEach(task -> {
                task.started = timing.now();
                advance(task);
            });
            startable = queue.takeStartable(state.settings.limits(), state.tasks);
        }
    }

    private void advance(Task task) {
        Work work = works.get(task.kind);
        Task before = task.after == null ? null : world.state().tasks.get(task.after);
        Step step = before != null && before.status != Status.SUCCESS
                ? Step.failed(before.error)
                : work == null ? Step.failed("Unknown work " + task.kind) : work.next(task);
        if (step instanceof Step.Wait wait) {
            task.due = timing.now().plus(wait.duration());
            arm(task);
            world.tell(Change.Event.UPDATED, task);
        } else if (step instanceof Step.Failed failed) {
            stop(task, Status.FAILED, failed.reason());
        } else {
            end(task, Status.SUCCESS, "");
        }
    }

    private void arm(Task task) {
        if (task.due == null || task.neverEnds) {
            return;
        }
        int stage = task.stage;
        Duration delay = Duration.between(timing.now(), task.due);
        alarms.in(delay, () -> world.change(() -> onDue(task, stage)));
    }

    private void onDue(Task task, int stage) {
        if (!task.isOpen() || task.stage != stage || task.neverEnds) {
            return;
        }
        if (task.plannedFailure != null) {
            stop(task, Status.FAILED, task.plannedFailure);
        } else {
            task.stage++;
            advance(task);
        }
        pump();
    }

    private void stop(Task task, Status status, String reason) {
        Work work = works.get(task.kind);
        if (work != null) {
            work.undo(task, status);
        }
        end(task, status, reason);
    }

    private void end(Task task, Status status, String error) {
        task.status = status;
        task.error = error;
        task.finished = timing.now();
        task.due = null;
        queue.remove(task);
        for (String locked : task.locks) {
            Domain domain = world.state().domains.get(locked);
            if (domain != null && task.id.equals(domain.lockedBy)) {
                domain.lockedBy = null;
            }
        }
        world.tell(Change.Event.UPDATED, task);
        waiters.ended(task);
        Task parent = task.parent == null ? null : world.state().tasks.get(task.parent);
        if (parent != null) {
            endParent(parent);
        }
    }

    private void endParent(Task parent) {
        if (!parent.isOpen() || !open(parent).isEmpty()) {
            return;
        }
        List<Task> bad = world.state()
                .subtasks(parent)
                .filter(task -> task.status != Status.SUCCESS)
                .toList();
        if (bad.isEmpty()) {
            end(parent, Status.SUCCESS, "");
            return;
        }
        boolean some = world.state().subtasks(parent).anyMatch(task -> task.status == Status.SUCCESS);
        boolean partial = some && world.state().settings.rules().partialParent();
        end(parent, partial ? Status.PARTIAL : Status.FAILED, bad.get(0).error);
    }
}
