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
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Accepts and cancels tasks; after a restart it goes on with those that were open. Always under the lock. */
@Component
public class TaskEngine {
    private static final Duration KEPT = Duration.ofHours(6);

    private final World world;
    private final Timing timing;
    private final TaskRuns runs;

    TaskEngine(World world, Timing timing, TaskRuns runs) {
        this.world = world;
        this.timing = timing;
        this.runs = runs;
        world.change(this::resume);
    }

    /** Accepts a task: its machines are locked from now on, even while it waits for its turn. */
    public Task submit(Task task, Account user) {
        forgetOld();
        enrol(task, user);
        runs.add(task);
        runs.pump();
        return task;
    }

    /** Accepts a task whose work is all in its subtasks. */
    public Task submit(Task parent, List<Task> subtasks, Account user) {
        forgetOld();
        parent.multitask = true;
        parent.started = timing.now();
        enrol(parent, user);
        for (Task subtask : subtasks) {
            subtask.parent = parent.id;
            enrol(subtask, user);
            runs.add(subtask);
        }
        runs.pump();
        return parent;
    }

    /** Ends a task before its time; what it has not begun never happens. */
    public void cancel(Task task) {
        if (!task.isOpen()) {
            throw EcpError.refused("Task " + task.id + " is finished and can not be cancelled.");
        }
        List<Task> subtasks = world.state().subtasks(task).filter(Task::isOpen).toList();
        runs.stop(task, Status.CANCELED, "The task was cancelled.");
        subtasks.forEach(subtask -> runs.stop(subtask, Status.CANCELED, "The task was cancelled."));
        runs.pump();
    }

    /** The node went away with everything that ran on it. */
    public void lose(String node) {
        List<Task> lost = world.state().tasks.values().stream()
                .filter(task -> task.isOpen() && node.equals(task.node))
                .toList();
        lost.forEach(task -> runs.stop(task, Status.LOST, "The node was restarted."));
        runs.pump();
    }

    /** Ends every open task of a machine that is gone. */
    public void abandon(Domain domain) {
        List<Task> abandoned = world.state().tasks.values().stream()
                .filter(task -> task.isOpen() && !task.multitask && task.locks.contains(domain.id))
                .toList();
        abandoned.forEach(task -> runs.stop(task, Status.FAILED, "domain " + domain.id + " is not found."));
        runs.pump();
    }

    /** Completes when the task has ended, outside the lock. */
    public CompletableFuture<Task> ended(Task task) {
        return runs.waiters().of(task);
    }

    /** The state is another one now: what went on in the old one is forgotten, what is open in the new one goes on. */
    public void restart() {
        runs.forget();
        resume();
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
    }

    private void forgetOld() {
        Instant limit = timing.now().minus(KEPT);
        Iterator<Task> oldest = world.state().tasks.values().iterator();
        while (oldest.hasNext()) {
            Task task = oldest.next();
            if (task.finished == null || task.finished.isAfter(limit)) {
                return;
            }
            oldest.remove();
        }
    }

    private void resume() {
        for (Task task : List.copyOf(world.state().tasks.values())) {
            if (task.isOpen() && task.multitask) {
                runs.endParent(task);
            } else if (task.isOpen() && task.started == null) {
                runs.add(task);
            } else if (task.isOpen()) {
                runs.goOn(task);
            }
        }
        runs.pump();
    }
}
