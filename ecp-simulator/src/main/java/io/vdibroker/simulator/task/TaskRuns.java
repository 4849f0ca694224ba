package io.vdibroker.simulator.task;

import io.vdibroker.simulator.http.EcpError;
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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Starts tasks in turn, drives them through their stages and ends them. */
@Component
class TaskRuns {
    private final World world;
    private final Timing timing;
    private final Alarms alarms;
    private final Map<String, Work> works;
    private final TaskQueue queue = new TaskQueue();
    private final Waiters waiters = new Waiters();

    TaskRuns(World world, Timing timing, Alarms alarms, List<Work> works) {
        this.world = world;
        this.timing = timing;
        this.alarms = alarms;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(Work::kind, Function.identity()));
    }

    Waiters waiters() {
        return waiters;
    }

    /** Nothing of the old state is waited for any more. */
    void forget() {
        queue.clear();
        waiters.endAll();
    }

    void add(Task task) {
        queue.add(task);
    }

    /** A task that had been started before the simulator was. */
    void goOn(Task task) {
        queue.addRunning(task);
        arm(task);
    }

    /** Starts whatever the limits allow; called whenever something was added or has ended. */
    void pump() {
        State state = world.state();
        List<Task> startable = queue.takeStartable(state.settings.limits(), state.tasks);
        while (!startable.isEmpty()) {
            for (Task task : startable) {
                if (task.isOpen()) {
                    task.started = timing.now();
                    advance(task);
                }
            }
            startable = queue.takeStartable(state.settings.limits(), state.tasks);
        }
    }

    private void advance(Task task) {
        Step step = step(task);
        if (step instanceof Step.Wait wait) {
            task.due = timing.now().plus(wait.duration());
            arm(task);
            world.tell(Change.Event.UPDATED, task);
        } else if (step instanceof Step.Failed failed) {
            stop(task, Status.FAILED, failed.reason());
        } else if (task.neverEnds) {
            task.due = null;
        } else if (task.plannedEnd != null) {
            end(task, task.plannedEnd, Objects.requireNonNullElse(task.plannedFailure, ""));
        } else {
            end(task, Status.SUCCESS, "");
        }
    }

    private Step step(Task task) {
        Task before = task.after == null ? null : world.state().tasks.get(task.after);
        if (before != null && before.status != Status.SUCCESS) {
            return Step.failed(before.error);
        }
        Work work = works.get(task.kind);
        try {
            return work == null ? Step.failed("Unknown work " + task.kind) : work.next(task);
        } catch (EcpError e) {
            return Step.failed(e.detail());
        }
    }

    private void arm(Task task) {
        if (task.due == null || isStuck(task)) {
            return;
        }
        int stage = task.stage;
        Duration delay = Duration.between(timing.now(), task.due);
        alarms.in(delay, () -> world.change(() -> onDue(task, stage)));
    }

    /** A task that never ends may have its effect all the same. */
    private static boolean isStuck(Task task) {
        return task.neverEnds && !task.plannedApplied;
    }

    private void onDue(Task task, int stage) {
        boolean known = world.state().tasks.get(task.id) == task;
        if (!known || !task.isOpen() || task.stage != stage || isStuck(task)) {
            return;
        }
        if (task.plannedFailure != null && !task.plannedApplied) {
            stop(task, Objects.requireNonNullElse(task.plannedEnd, Status.FAILED), task.plannedFailure);
        } else {
            task.stage++;
            advance(task);
        }
        pump();
    }

    /** Ends a task that did not succeed. */
    void stop(Task task, Status status, String reason) {
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

    /** A parent ends with the last of its subtasks, and as badly as the worst of them. */
    void endParent(Task parent) {
        List<Task> subtasks = world.state().subtasks(parent).toList();
        if (!parent.isOpen() || subtasks.stream().anyMatch(Task::isOpen)) {
            return;
        }
        List<Task> bad =
                subtasks.stream().filter(task -> task.status != Status.SUCCESS).toList();
        if (bad.isEmpty()) {
            end(parent, Status.SUCCESS, "");
            return;
        }
        if (parent.plannedEnd != null) {
            end(parent, parent.plannedEnd, bad.get(0).error);
            return;
        }
        boolean partial =
                bad.size() < subtasks.size() && world.state().settings.rules().partialParent();
        end(parent, partial ? Status.PARTIAL : Status.FAILED, bad.get(0).error);
    }
}
