package io.vdibroker.saga.worker;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.worker.Round.Open;
import io.vdibroker.saga.worker.Round.Seen;
import io.vdibroker.saga.worker.UnwantedTasks.UnwantedTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rounds of one controller. Looks at single things run several at a time and hold up no round, and those at what ECP did
 * not show the last time are kept apart from the others: they may hang again.
 */
final class Looks {
    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    private final ControllerId controllerId;
    private final Worker.Tools tools;
    private final Reachability reachability;
    private final Pace pace;
    private final Predicate<Seen> goOn;
    private final Runnable wake;
    private final Executor sighted;
    private final Executor blind;
    private final Map<String, Lookout> unwanted = new ConcurrentHashMap<>();

    /** What is seen goes on, if there is something to do. */
    Looks(
            ControllerId controllerId,
            Worker.Tools tools,
            Reachability reachability,
            Pace pace,
            Executor threads,
            Predicate<Seen> goOn,
            Runnable wake) {
        this.controllerId = controllerId;
        this.tools = tools;
        this.reachability = reachability;
        this.pace = pace;
        this.goOn = goOn;
        this.wake = wake;
        var count = tools.properties().threads();
        sighted = new FewAtATime(threads, Math.max(1, count / 2));
        blind = new FewAtATime(threads, Math.max(1, count / 4));
    }

    /** One round, in the thread of the caller as far as it concerns everything. */
    void round(List<Open> open, List<UnwantedTask> tasks, Instant now, boolean mayAct) {
        try {
            var client = tools.clients().of(controllerId);
            var round = new Round(tools, client, open, now, mayAct);
            reachability.answered();
            open.forEach(one -> look(round, one, now));
            unwanted.keySet().retainAll(tasks.stream().map(UnwantedTask::taskId).collect(Collectors.toSet()));
            tasks.forEach(task -> look(round, task, now));
        } catch (EcpProblem e) {
            reachability.failed(e);
        } catch (RuntimeException e) {
            LOG.error("What is open at {} could not be looked at; it is tried again", controllerId, e);
        } finally {
            pace.end();
        }
    }

    private void look(Round round, Open one, Instant now) {
        var lookout = one.attempt().lookout();
        if (round.knows(one)) {
            goOn(round.look(one));
        } else if (lookout.begins(now)) {
            alone(lookout, () -> goOn(round.look(one)));
        }
    }

    private void look(Round round, UnwantedTask task, Instant now) {
        var lookout = unwanted.computeIfAbsent(task.taskId(), any -> new Lookout());
        if (lookout.begins(now)) {
            alone(lookout, () -> round.look(task, lookout));
        }
    }

    private void goOn(Seen seen) {
        if (goOn.test(seen)) {
            pace.isFresh();
        }
    }

    private void alone(Lookout lookout, Runnable look) {
        (lookout.isBlind() ? blind : sighted).execute(() -> {
            try {
                look.run();
            } catch (RuntimeException e) {
                LOG.error("Something that is open at {} could not be looked at; it is tried again", controllerId, e);
            } finally {
                lookout.ends();
                wake.run();
            }
        });
    }
}
