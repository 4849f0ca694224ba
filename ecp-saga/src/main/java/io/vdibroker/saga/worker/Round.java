package io.vdibroker.saga.worker;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.ecp.EcpTask;
import io.vdibroker.saga.worker.UnwantedTasks.UnwantedTask;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at everything that is open at a controller: first at all tasks together, and at all machines that need it together,
 * then at each attempt alone. What ECP cannot show of one task or machine concerns that one alone.
 */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** An attempt and its row, and when its time is used up. */
    record Open(Attempt attempt, OpenStep row, Instant dueAt) {}

    /** What a look at one attempt has shown, and whether that was its last. */
    record Seen(Open open, Sight sight, boolean due) {}

    private final WorkerList list;
    private final StepWorks works;
    private final WorkerProperties properties;
    private final EcpClient client;
    private final Look.Sources sources;
    private final Instant now;
    private final boolean mayAct;
    private final Set<String> running;
    private final Map<MachineId, EcpDomain> machines;

    /**
     * At this moment. Who may not act only looks: nothing is cancelled, nothing is due. Throws {@link EcpProblem} if the
     * controller cannot be seen; then nothing is known, and nothing expires.
     */
    Round(Worker.Tools tools, EcpClient client, List<Open> open, Instant now, boolean mayAct) {
        this.list = tools.list();
        this.works = tools.works();
        this.properties = tools.properties();
        this.client = client;
        this.sources = new Look.Sources(client);
        this.now = now;
        this.mayAct = mayAct;
        this.running = sources.runningTasks().stream().map(EcpTask::id).collect(Collectors.toSet());
        this.machines = machines(open);
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
        return works.of(one.row().step()).concernsOneMachine() && (!isAtWork(one.attempt()) || isUsedUp(one));
    }

    /** Whether ECP need not be asked for more than it has shown of all together. */
    boolean knows(Open one) {
        return isAtWork(one.attempt()) && !isUsedUp(one) && !one.row().unwanted();
    }

    /**
     * An attempt that has used up its time ends by the first look that shows how it stands: nobody ends what was not seen. What
     * ECP does not show for a while ends unseen, because everything must end.
     */
    Seen look(Open one) {
        var lookout = one.attempt().lookout();
        var usedUp = isUsedUp(one);
        var endsUnseen = usedUp && lookout.isBlindFor(properties.longestPause(), now);
        var followed = isFollowed(one);
        if (!followed && !endsUnseen) {
            return new Seen(one, Sight.WAIT, false);
        }
        try {
            var sight = sight(one);
            if (followed) {
                lookout.seen();
            }
            return new Seen(one, sight, usedUp);
        } catch (EcpProblem e) {
            notSeen(one, e);
            return new Seen(one, Sight.WAIT, endsUnseen);
        }
    }

    private void notSeen(Open one, EcpProblem problem) {
        LOG.info("{} could not be looked at: {}", one.row(), problem.text());
        one.attempt().heard(problem.text());
        one.attempt().lookout().notSeen(now, properties.firstPause(), properties.longestPause());
    }

    /** Whether it is known how its task stands, if it has one. */
    private boolean isFollowed(Open one) {
        var attempt = one.attempt();
        var taskId = attempt.taskId();
        try {
            if (taskId != null && attempt.end().running() && !running.contains(taskId)) {
                attempt.ended(end(taskId));
            }
            return true;
        } catch (EcpProblem e) {
            notSeen(one, e);
            return false;
        }
    }

    private TaskEnd end(String taskId) {
        return client.task(taskId).map(TaskEnd::of).orElse(TaskEnd.UNKNOWN_TO_ECP);
    }

    private Sight sight(Open one) {
        var row = one.row();
        var attempt = one.attempt();
        var work = works.of(row.step());
        if (work.concernsOneMachine() && !needsMachine(one)) {
            return Sight.WAIT;
        }
        var domain = work.concernsOneMachine() ? machines.get(StepCommands.machine(row)) : null;
        attempt.isHeldByOthers(
                domain != null && domain.lockedBy() != null && !isAtWork(attempt) && !list.disturbs(row), now);
        if (!mayAct && domain == null) {
            return Sight.WAIT; // who is being serviced, or is coming back, may not show what it has
        }
        return work.look(
                new Look(row, sources, domain, attempt.end(), attempt.asked(), list.disturbs(row), isUsedUp(one)));
    }

    /** Cancels what nobody wants, or sees that it has ended. */
    void look(UnwantedTask task, Lookout lookout) {
        try {
            if (!running.contains(task.taskId())) {
                if (end(task.taskId()).ended()) {
                    list.unwanted().ended(task.taskId());
                }
            } else if (mayAct) {
                client.cancelTask(task.taskId());
            }
            lookout.seen();
        } catch (EcpProblem e) {
            LOG.info("The task {} could not be ended: {}", task.taskId(), e.text());
            lookout.notSeen(now, properties.firstPause(), properties.longestPause());
        }
    }

    /** Whether ECP has just shown that its task runs. */
    private boolean isAtWork(Attempt attempt) {
        var taskId = attempt.taskId();
        return attempt.end().running() && (taskId == null || running.contains(taskId));
    }

    private boolean isUsedUp(Open one) {
        return mayAct && !now.isBefore(one.dueAt());
    }
}
