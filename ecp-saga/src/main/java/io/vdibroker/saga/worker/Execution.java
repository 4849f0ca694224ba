package io.vdibroker.saga.worker;

import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpClients;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.time.SteadyClock;
import io.vdibroker.saga.worker.Attempt.Phase;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one attempt further, in a thread that has it: the aggregate is asked, ECP is looked at, asked, and the outcome reported. */
final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final WorkerList list;
    private final StepWorks works;
    private final EcpClients clients;
    private final StepSender sender;
    private final Reachability reachability;
    private final BooleanSupplier inTheWay;
    private final WorkerProperties properties;
    private final SteadyClock clock;

    Execution(
            WorkerList list,
            StepWorks works,
            EcpClients clients,
            StepSender sender,
            Reachability reachability,
            BooleanSupplier inTheWay,
            WorkerProperties properties,
            SteadyClock clock) {
        this.list = list;
        this.works = works;
        this.clients = clients;
        this.sender = sender;
        this.reachability = reachability;
        this.inTheWay = inTheWay;
        this.properties = properties;
        this.clock = clock;
    }

    /** A row whose turn it is. */
    void begin(Attempt attempt, OpenStep row) {
        guarded(attempt, row, Phase.NOT_BEGUN, () -> {
            if (inTheWay.getAsBoolean()) { // since this thread was given the row
                attempt.enter(Phase.NOT_BEGUN, clock.instant());
                return;
            }
            if (works.of(row.step()).looksBeforeItBegins() || row.unwanted()) {
                var sight = firstLook(attempt, row);
                if (!(sight instanceof Sight.NotYet)) {
                    conclude(attempt, row, sight);
                    return;
                }
            }
            if (mayGoOn(attempt, row)) {
                attempt.enter(Phase.BUSY, clock.instant());
                guarded(attempt, row, Phase.OPEN, () -> act(attempt, row, true));
            }
        });
    }

    /**
     * What must be seen before it begins, and what ECP will not show while it answers otherwise, fails: so it has an end. Whether
     * the rest begins, the aggregate says.
     */
    private Sight firstLook(Attempt attempt, OpenStep row) {
        try {
            var sight = look(attempt, row, client(row));
            reachability.answered();
            return sight;
        } catch (EcpProblem e) {
            if (isSilent(row)) {
                throw e;
            }
            LOG.info("{} could not be looked at before it begins: {}", row, e.text());
            return works.of(row.step()).looksBeforeItBegins()
                    ? new Sight.Failed(
                            Failures.of(row.step(), e, works.of(row.step()).login(row)))
                    : Sight.WAIT;
        }
    }

    /** A row that was begun: looked at, and asked for if nothing else brings the goal. */
    void resume(Attempt attempt, OpenStep row) {
        guarded(attempt, row, Phase.OPEN, () -> act(attempt, row, false));
    }

    /** What a look has shown, for which nothing needs to be asked. */
    void conclude(Attempt attempt, OpenStep row, Sight sight) {
        guarded(attempt, row, Phase.OPEN, () -> {
            if (sight instanceof Sight.Reached reached) {
                settle(attempt, row, reached.outcome(), "reached its goal");
            } else if (sight instanceof Sight.Failed failed) {
                var failure = failed.failure();
                settle(attempt, row, StepCommands.failed(row, failure), failure.code() + ", " + failure.text());
            } else if (sight instanceof Sight.UnderWay underWay) {
                attempt.goesOnAs(underWay.taskId(), underWay.taskId() == null ? TaskEnd.NONE : TaskEnd.RUNNING);
                record(attempt, row);
                attempt.enter(Phase.OPEN, clock.instant());
            } else {
                if (sight instanceof Sight.Noted noted) {
                    sender.send(row, noted.command());
                    LOG.info("{}: {}", row, noted.command());
                }
                attempt.enter(Phase.OPEN, clock.instant());
            }
        });
    }

    void expire(Attempt attempt, OpenStep row) {
        guarded(
                attempt,
                row,
                Phase.OPEN,
                () -> settle(attempt, row, StepCommands.expired(row, attempt.trouble()), "used up its time"));
    }

    void recordAgain(Attempt attempt, OpenStep row) {
        guarded(attempt, row, Phase.OPEN, () -> {
            record(attempt, row);
            attempt.enter(Phase.OPEN, clock.instant());
        });
    }

    /** The pause after a failure is over. */
    void retry(OpenStep row) {
        try {
            sender.send(row, StepCommands.retry(row));
            LOG.info("{} is tried again", row);
        } catch (RuntimeException e) {
            LOG.warn("{} could not be tried again; that is repeated", row, e);
        }
    }

    /** Records that ECP accepted the attempt; repeated until it is recorded. */
    private void record(Attempt attempt, OpenStep row) {
        StepCommands.accepted(row, attempt.taskId()).ifPresent(command -> sender.send(row, command));
        attempt.isRecorded();
    }

    private void act(Attempt attempt, OpenStep row, boolean justBegun) {
        var client = client(row);
        var work = works.of(row.step());
        var domain = domain(row, client);
        var sight = look(attempt, row, client, domain);
        reachability.answered();
        if (!(sight instanceof Sight.NotYet notYet) || !notYet.mayAsk()) {
            conclude(attempt, row, sight);
            return;
        }
        if (inTheWay.getAsBoolean() || !isStillWanted(row)) {
            attempt.enter(Phase.OPEN, clock.instant());
            return;
        }
        if (work.asksBeforeEachRequest() && !justBegun && !mayGoOn(attempt, row)) {
            return;
        }
        try {
            var accepted = work.ask(row, domain, client);
            attempt.goesOnAs(accepted.taskId(), accepted.taskId() == null ? TaskEnd.SUCCEEDED : TaskEnd.RUNNING);
            LOG.info("{} was asked of ECP: {}", row, accepted.taskId() == null ? "done at once" : accepted.taskId());
            record(attempt, row);
            attempt.enter(Phase.OPEN, clock.instant());
        } catch (EcpProblem.Refused | EcpProblem.NotFound e) {
            afterRefusal(attempt, row, client, e);
        }
    }

    /** What is there decides, not the words of the refusal: the goal may be reached, or a lock may pass. */
    private void afterRefusal(Attempt attempt, OpenStep row, EcpClient client, EcpProblem refusal) {
        LOG.info("{} was refused by ECP: {}", row, refusal.text());
        var sight = look(attempt, row, client);
        var hopeless = sight instanceof Sight.NotYet notYet && notYet.mayAsk();
        conclude(
                attempt,
                row,
                hopeless
                        ? new Sight.Failed(Failures.of(
                                row.step(), refusal, works.of(row.step()).login(row)))
                        : sight);
    }

    /** Asks the aggregate, which records the beginning, or says that it is over. */
    private boolean mayGoOn(Attempt attempt, OpenStep row) {
        if (sender.send(row, StepCommands.begin(row)) == StepAnswer.OVER) {
            LOG.info("{} is over", row);
            // one that was begun ends by an outcome, and its row with it
            list.steps().removeIf(row.owner(), there -> there.is(row.runId(), row.attempt()) && !there.isUnderWay());
            attempt.enter(Phase.OPEN, clock.instant());
            return false;
        }
        return true;
    }

    private boolean isStillWanted(OpenStep row) {
        var now = list.steps().of(row.owner());
        return now != null && now.is(row.runId(), row.attempt()) && (row.unwanted() || !now.unwanted());
    }

    private Sight look(Attempt attempt, OpenStep row, EcpClient client) {
        return look(attempt, row, client, domain(row, client));
    }

    private Sight look(Attempt attempt, OpenStep row, EcpClient client, @Nullable EcpDomain domain) {
        var sources = new Look.Sources(client);
        return works.of(row.step())
                .look(new Look(row, sources, domain, attempt.end(), attempt.asked(), list.disturbs(row), false));
    }

    /** A machine is taken for gone when the list does not have it either: a 404 may come from whatever stands in front of ECP. */
    private @Nullable EcpDomain domain(OpenStep row, EcpClient client) {
        if (!works.of(row.step()).concernsOneMachine()) {
            return null;
        }
        var id = StepCommands.machine(row);
        return client.domain(id)
                .or(() -> client.domains(List.of(id)).stream().findFirst())
                .orElse(null);
    }

    private EcpClient client(OpenStep row) {
        return clients.of(row.controllerId());
    }

    /** Whether the controller answers nothing at all, and not only nothing about this. */
    private boolean isSilent(OpenStep row) {
        try {
            client(row).runningTasks();
            return false;
        } catch (EcpProblem e) {
            return true;
        }
    }

    private void settle(Attempt attempt, OpenStep row, Object command, String what) {
        sender.send(row, command);
        attempt.enter(Phase.SETTLED, clock.instant());
        LOG.info("{} {}", row, what);
    }

    /** Whatever happens, somebody has the attempt afterwards, and tries again. */
    private void guarded(Attempt attempt, OpenStep row, Phase otherwise, Runnable work) {
        try {
            work.run();
        } catch (MissingAccountException e) {
            sender.send(row, StepCommands.failed(row, Failures.of(FailureCode.DOMAIN_REFUSED, e.text())));
            attempt.enter(Phase.SETTLED, clock.instant());
        } catch (EcpProblem e) {
            LOG.info("{} is not known to have worked: {}", row, e.text());
            if (isSilent(row)) {
                reachability.failed(e);
            } else {
                attempt.troubledBy(e.text(), properties.firstPause(), properties.longestPause());
            }
        } catch (RuntimeException e) {
            LOG.warn("{} could not be taken further and is tried again", row, e);
        } finally {
            if (attempt.is(Phase.BUSY)) {
                attempt.enter(otherwise, clock.instant());
            }
        }
    }
}
