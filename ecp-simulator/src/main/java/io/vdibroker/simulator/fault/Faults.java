package io.vdibroker.simulator.fault;

import io.vdibroker.simulator.fault.Fault.Kind;
import io.vdibroker.simulator.fault.Fault.Subject;
import io.vdibroker.simulator.http.Request;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Task.Status;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The faults in force. Each is asked in the order in which it was added. */
@Component
public class Faults implements MachineFaults {
    private final World world;
    private final Timing timing;
    private final Subjects subjects;
    private final Map<String, ArmedFault> armed = new LinkedHashMap<>();
    private int added;
    private volatile boolean nameMatters;

    Faults(World world, Timing timing, Subjects subjects) {
        this.subjects = subjects;
        this.world = world;
        this.timing = timing;
    }

    public synchronized String add(Fault fault) {
        String id = "fault-" + ++added;
        armed.put(id, new ArmedFault(id, fault));
        nameMatters |= fault.names() != null;
        return id;
    }

    public synchronized boolean remove(String id) {
        return armed.remove(id) != null;
    }

    public synchronized void clear() {
        armed.clear();
        nameMatters = false;
    }

    /** A fault in force, and how often it has struck. */
    public record Listed(String id, int hits, Fault fault) {}

    public synchronized List<Listed> list() {
        return armed.values().stream()
                .map(one -> new Listed(one.id(), one.hits(), one.fault()))
                .toList();
    }

    /** Asked before anything else looks at the request: delays add up, and the first other fault is the only one. */
    public Verdict on(Request request) {
        return on(request, namesIfTheyMatter(request));
    }

    private synchronized Verdict on(Request request, Set<String> names) {
        Duration delay = Duration.ZERO;
        for (ArmedFault one : armed.values()) {
            if (!one.isOf(Subject.REQUEST) || !one.matches(request, names) || !one.strikes(timing.now())) {
                continue;
            }
            if (one.fault().kind() != Kind.SLOW) {
                return new Verdict(delay, one.fault(), one.dice().nextLong());
            }
            Long slow = one.fault().delayMs();
            delay = delay.plusMillis(slow == null ? 1_000 : slow);
        }
        return new Verdict(delay, null, 0);
    }

    /** Asked when a request was accepted as a task; the lock of the world is held. */
    public void on(Request request, Task task) {
        on(request, namesIfTheyMatter(request), task);
    }

    private synchronized void on(Request request, Set<String> names, Task task) {
        for (ArmedFault one : armed.values()) {
            if (one.isOf(Subject.TASK) && one.matches(request, names) && one.strikes(timing.now())) {
                plan(one, task);
            }
        }
    }

    /** Asked before the lock of the faults is taken: that of the world comes first. */
    private Set<String> namesIfTheyMatter(Request request) {
        return nameMatters ? subjects.of(request) : Set.of();
    }

    private void plan(ArmedFault one, Task task) {
        Status end =
                switch (one.fault().kind()) {
                    case TASK_CANCELED -> Status.CANCELED;
                    case TASK_LOST -> Status.LOST;
                    case TASK_PARTIAL -> Status.PARTIAL;
                    default -> Status.FAILED;
                };
        if (task.multitask && end != Status.FAILED) {
            task.plannedEnd = end;
        }
        for (Task victim : victims(task, one)) {
            victim.plannedApplied = one.fault().isApplied();
            if (one.fault().kind() == Kind.TASK_NEVER_ENDS) {
                victim.neverEnds = true;
            } else {
                victim.plannedFailure = one.fault().text("Injected fault.");
                victim.plannedEnd = task.multitask && end == Status.PARTIAL ? Status.FAILED : end;
            }
        }
    }

    /** What becomes of a message of the websocket about that topic, if anything does. */
    public synchronized Optional<Kind> onMessage(String topic) {
        return armed.values().stream()
                .filter(one -> one.isOf(Subject.MESSAGE) && one.matches(topic) && one.strikes(timing.now()))
                .map(one -> one.fault().kind())
                .findFirst();
    }

    /** Of a task with subtasks all of them, or as many as asked, chosen by the dice; a disk is no victim. */
    private List<Task> victims(Task task, ArmedFault one) {
        if (!task.multitask) {
            return List.of(task);
        }
        List<Task> subtasks = new ArrayList<>(world.state()
                .subtasks(task)
                .filter(Task::isOpen)
                .filter(subtask -> !subtask.kind.equals("create-disk"))
                .toList());
        Integer wanted = wanted(one.fault(), subtasks.size());
        if (wanted == null || wanted >= subtasks.size()) {
            return subtasks;
        }
        Collections.shuffle(subtasks, one.dice());
        return subtasks.subList(0, wanted);
    }

    /** Done in part is half, unless a test says how many. */
    private static @Nullable Integer wanted(Fault fault, int subtasks) {
        boolean half = fault.subtasks() == null && fault.kind() == Kind.TASK_PARTIAL;
        return half ? Integer.valueOf((subtasks + 1) / 2) : fault.subtasks();
    }

    @Override
    public synchronized boolean silences(Domain domain) {
        return strikes(Kind.AGENT_SILENT, domain).isPresent();
    }

    @Override
    public synchronized Optional<String> failsRemoval(Domain domain) {
        return strikes(Kind.REMOVE_FAILS, domain).map(fault -> fault.text("The machine could not be removed."));
    }

    private Optional<Fault> strikes(Kind kind, Domain domain) {
        Domain template = domain.origin == null ? null : world.state().domains.get(domain.origin);
        String templateName = template == null ? null : template.name;
        return armed.values().stream()
                .filter(one ->
                        one.fault().kind() == kind && one.matches(domain, templateName) && one.strikes(timing.now()))
                .map(ArmedFault::fault)
                .findFirst();
    }
}
