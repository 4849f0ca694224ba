package io.vdibroker.saga.worker;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.ecp.EcpTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at everything that is open at a controller: all tasks together, and all machines that need it together. */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** An attempt and its row, and when its time is used up. */
    record Open(Attempt attempt, OpenStep row, Instant dueAt) {}

    /** What a look at one attempt has shown. */
    record Seen(Open open, Sight sight, boolean due) {}

    private final WorkerList list;
    private final StepWorks works;
    private final EcpClient client;
    private final Look.Sources sources;
    private final Instant now;
    private final boolean mayAct;

    /** At this moment. Who may not act only looks: nothing is cancelled, nothing is due. */
    Round(WorkerList list, StepWorks works, EcpClient client, Instant now, boolean mayAct) {
        this.list = list;
        this.works = works;
        this.client = client;
        this.sources = new Look.Sources(client);
        this.now = now;
        this.mayAct = mayAct;
    }

    /**
     * Throws {@link EcpProblem} if the controller cannot be seen; then nothing is known, and nothing expires. What it cannot
     * show of one task or machine concerns that one alone.
     */
    List<Seen> look(List<Open> open, List<UnwantedTasks.UnwantedTask> unwanted) {
        followTasks(open, unwanted, sources.runningTasks());
        var machines = machines(open);
        var seen = new ArrayList<Seen>();
        for (var one : open) {
            seen.add(new Seen(one, sight(one, machines), isDue(one)));
        }
        return seen;
    }

    private void followTasks(List<Open> open, List<UnwantedTasks.UnwantedTask> unwanted, List<EcpTask> runningTasks) {
        var followed = open.stream()
                .map(Open::attempt)
                .filter(attempt -> attempt.end().running())
                .toList();
        var running = runningTasks.stream().map(EcpTask::id).collect(Collectors.toSet());
        for (var attempt : followed) {
            var taskId = attempt.taskId();
            if (taskId != null && !running.contains(taskId)) {
                attempt.ended(end(taskId));
            }
        }
        for (var task : unwanted) {
            if (running.contains(task.taskId())) {
                if (mayAct) {
                    cancel(task.taskId());
                }
            } else if (end(task.taskId()).ended()) {
                list.unwanted().ended(task.taskId());
            }
        }
    }

    private void cancel(String taskId) {
        try {
            client.cancelTask(taskId);
        } catch (EcpProblem e) {
            LOG.info("The task {} could not be cancelled: {}", taskId, e.text());
        }
    }

    private TaskEnd end(String taskId) {
        try {
            return client.task(taskId).map(TaskEnd::of).orElse(TaskEnd.UNKNOWN_TO_ECP);
        } catch (EcpProblem e) {
            LOG.info("The task {} could not be looked at: {}", taskId, e.text());
            return TaskEnd.RUNNING;
        }
    }

    private Map<MachineId, EcpDomain> machines(List<Open> open) {
        Set<MachineId> ids = new HashSet<>();
        for (var one : open) {
            if (needsMachine(one)) {
                ids.add(StepCommands.machine(one.row()));
            }
        }
        return ids.isEmpty()
                ? Map.of()
                : client.domains(ids).stream().collect(Collectors.toMap(EcpDomain::id, Function.identity()));
    }

    private boolean needsMachine(Open one) {
        return works.of(one.row().step()).concernsOneMachine()
                && (!one.attempt().end().running() || isDue(one));
    }

    private Sight sight(Open one, Map<MachineId, EcpDomain> machines) {
        var row = one.row();
        var attempt = one.attempt();
        var work = works.of(row.step());
        if (work.concernsOneMachine() && !needsMachine(one)) {
            return Sight.WAIT;
        }
        var domain = work.concernsOneMachine() ? machines.get(StepCommands.machine(row)) : null;
        if (!mayAct && domain == null) {
            return Sight.WAIT; // who is being serviced, or is coming back, may not show what it has
        }
        try {
            return work.look(
                    new Look(row, sources, domain, attempt.end(), attempt.asked(), list.disturbs(row), isDue(one)));
        } catch (EcpProblem e) {
            LOG.info("{} could not be looked at: {}", row, e.text());
            one.attempt().heard(e.text());
            return Sight.WAIT;
        }
    }

    private boolean isDue(Open one) {
        return mayAct && !now.isBefore(one.dueAt());
    }
}
