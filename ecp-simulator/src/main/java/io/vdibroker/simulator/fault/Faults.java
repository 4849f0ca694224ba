package io.vdibroker.simulator.fault;

import io.vdibroker.simulator.fault.Fault.Kind;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.http.Reply;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The faults in force. Each is asked in the order in which it was added. */
@Component
public class Faults implements MachineFaults {
    private final World world;
    private final Map<String, ArmedFault> armed = new LinkedHashMap<>();
    private int added;

    Faults(World world) {
        this.world = world;
    }

    public synchronized String add(Fault fault) {
        String id = "fault-" + ++added;
        armed.put(id, new ArmedFault(id, fault));
        return id;
    }

    public synchronized boolean remove(String id) {
        return armed.remove(id) != null;
    }

    public synchronized void clear() {
        armed.clear();
    }

    /** A fault in force, and how often it has struck. */
    public record Listed(String id, int hits, Fault fault) {}

    public synchronized List<Listed> list() {
        return armed.values().stream()
                .map(one -> new Listed(one.id(), one.hits(), one.fault()))
                .toList();
    }

    /** Asked before anything else looks at the request. */
    public synchronized Verdict on(String method, String path) {
        Reply reply = null;
        Duration delay = Duration.ZERO;
        boolean dropBefore = false;
        boolean dropAfter = false;
        for (ArmedFault one : List.copyOf(armed.values())) {
            Kind kind = one.fault().kind();
            boolean ofRequest =
                    kind == Kind.STATUS || kind == Kind.SLOW || kind == Kind.DROP_BEFORE || kind == Kind.DROP_AFTER;
            if (!ofRequest || reply != null || !one.matches(method, path) || !one.strikes()) {
                continue;
            }
            switch (kind) {
                case STATUS -> reply = reply(one.fault());
                case SLOW ->
                    delay = delay.plusMillis(
                            one.fault().delayMs() == null ? 1_000 : one.fault().delayMs());
                case DROP_BEFORE -> dropBefore = true;
                default -> dropAfter = true;
            }
        }
        return new Verdict(reply, delay, dropBefore, dropAfter);
    }

    private static Reply reply(Fault fault) {
        int status = fault.status() == null ? 500 : fault.status();
        if (fault.html() != null) {
            return Reply.of(status, "text/html; charset=utf-8", fault.html());
        }
        String code = fault.code() == null ? "50000" : fault.code();
        return Json.reply(status, EcpError.body(code, fault.text("Injected fault."), null));
    }

    /** Asked when a request was accepted as a task; the lock of the world is held. */
    public synchronized void on(String method, String path, Task task) {
        for (ArmedFault one : armed.values()) {
            Kind kind = one.fault().kind();
            boolean ofTask = kind == Kind.TASK_FAILS || kind == Kind.TASK_NEVER_ENDS;
            if (!ofTask || !one.matches(method, path) || !one.strikes()) {
                continue;
            }
            for (Task victim : victims(task, one)) {
                if (kind == Kind.TASK_FAILS) {
                    victim.plannedFailure = one.fault().text("Injected fault.");
                } else {
                    victim.neverEnds = true;
                }
            }
        }
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
        Integer wanted = one.fault().subtasks();
        if (wanted == null || wanted >= subtasks.size()) {
            return subtasks;
        }
        Collections.shuffle(subtasks, one.dice());
        return subtasks.subList(0, wanted);
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
                .filter(one -> one.fault().kind() == kind && one.matches(domain, templateName) && one.strikes())
                .map(ArmedFault::fault)
                .findFirst();
    }
}
