package io.vdibroker.saga.worker;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.saga.ecp.Overlay;
import io.vdibroker.saga.ecp.Standstills;
import io.vdibroker.saga.time.SteadyClock;
import io.vdibroker.saga.time.Wakeup;
import io.vdibroker.saga.worker.Attempt.Key;
import io.vdibroker.saga.worker.Attempt.Phase;
import io.vdibroker.saga.worker.OpenStep.State;
import io.vdibroker.saga.worker.Round.Seen;
import io.vdibroker.saga.worker.UnwantedTasks.UnwantedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker of one controller: begins rows in order under the limits, looks at what is open, and repeats what is due. While
 * something is recorded to be in the way of using the controller, it only looks. Its passes decide and never wait; whatever
 * waits runs in its threads and wakes it at the end.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** Who waits at a screen comes first; else in the order in which it was decided. */
    private static final Comparator<OpenStep> ORDER = Comparator.<OpenStep>comparingInt(
                    row -> row.kind() == OperationKind.REQUEST ? 0 : 1)
            .thenComparingLong(OpenStep::order)
            .thenComparing(OpenStep::owner);

    private final ControllerId controllerId;
    private final WorkerList list;
    private final EcpLimits limits;
    private final WorkerProperties properties;
    private final SteadyClock clock;
    private final Executor threads;
    private final Reachability reachability;
    private final Function<ControllerId, Overlay> overlays;
    private final Dues dues;
    private final LostTime lost;
    private final Execution execution;
    private final Looks looks;
    private final Map<Key, Attempt> inFlight = new ConcurrentHashMap<>();
    private final Map<Key, Instant> retried = new ConcurrentHashMap<>();
    private final AtomicBoolean passPending = new AtomicBoolean();

    private final Pace pace;
    private final Wakeup wakeup;

    Lane(ControllerId controllerId, Worker.Tools tools, Executor threads) {
        this.controllerId = controllerId;
        this.list = tools.list();
        this.limits = tools.limits();
        this.overlays = tools.overlays();
        this.properties = tools.properties();
        this.clock = tools.clock();
        this.wakeup = new Wakeup(tools.alarms(), this::wake);
        this.threads = threads;
        this.dues = new Dues(clock);
        this.lost = new LostTime(clock);
        this.pace = new Pace(properties, clock);
        reachability = new Reachability(controllerId, properties, clock);
        execution = new Execution(
                list,
                tools.works(),
                tools.clients(),
                tools.sender(),
                reachability,
                this::isInTheWay,
                properties,
                clock);
        looks = new Looks(controllerId, tools, reachability, pace, threads, this::goOn, this::wake);
    }

    /** Something may have changed; many such calls make one pass. */
    void wake() {
        if (passPending.compareAndSet(false, true)) {
            threads.execute(() -> {
                passPending.set(false);
                pass();
            });
        }
    }

    /** ECP says that this changed: a hint to look now, if anything open is about it. */
    void hint(UUID id) {
        var concerned = list.steps().of(controllerId).stream()
                .anyMatch(row -> row.isUnderWay()
                        && (row.ownerId().equals(id) || id.toString().equals(row.taskId())));
        if (concerned) {
            soon();
        }
    }

    /** The next round comes as early as rounds may. */
    void soon() {
        pace.soon();
        wake();
    }

    /** The controller was heard by somebody else. */
    void heard() {
        reachability.isHeard();
        soon();
    }

    int inFlight() {
        return inFlight.size();
    }

    private synchronized void pass() {
        try {
            var now = clock.instant();
            var overlay = overlays.apply(controllerId);
            lost.see(overlay, reachability, now);
            var rows = list.steps().of(controllerId).stream().sorted(ORDER).toList();
            dues.place(rows);
            forget(rows, now);
            takeOver(rows, now, overlay.past());
            if (!now.isBefore(reachability.quietUntil())) {
                if (!overlay.isInTheWay()) {
                    retryDue(rows, now);
                    begin(rows, now);
                }
                startRound(rows, now);
            }
            setAlarm(rows, now, overlay.isInTheWay());
        } catch (RuntimeException e) {
            LOG.error("The work of {} could not be looked through; it is tried again", controllerId, e);
            wakeup.at(clock.instant().plus(properties.slowestLook()));
        }
    }

    /** What the list does not have any more, or has in another attempt, is out of hand; a task that goes on is cancelled. */
    private void forget(List<OpenStep> rows, Instant now) {
        var open = rows.stream()
                .filter(row -> row.state() != State.DONE && row.state() != State.PAUSED)
                .collect(Collectors.toMap(Key::of, Function.identity()));
        for (var entry : List.copyOf(inFlight.entrySet())) {
            var attempt = entry.getValue();
            var row = open.get(entry.getKey());
            if (attempt.is(Phase.BUSY)) {
                continue;
            }
            if (row == null) {
                inFlight.remove(entry.getKey());
                giveUpTask(attempt);
            } else if (attempt.is(Phase.SETTLED) && hasPassed(attempt.since(), properties.againAfter(), now)) {
                LOG.info("{}: what was reported is not recorded; it is looked at again", row);
                attempt.enter(row.state() == State.QUEUED ? Phase.NOT_BEGUN : Phase.OPEN, now);
            } else if (attempt.is(Phase.NOT_BEGUN) && row.isUnderWay()) {
                attempt.enter(Phase.OPEN, now); // the answer was lost, not the question
            }
        }
        retried.keySet().removeIf(key -> rows.stream()
                .noneMatch(row -> row.state() == State.PAUSED && Key.of(row).equals(key)));
    }

    private void giveUpTask(Attempt attempt) {
        var taskId = attempt.taskId();
        if (taskId != null && attempt.end().running()) {
            list.unwanted().add(new UnwantedTask(taskId, controllerId, attempt.about()));
        }
    }

    private void takeOver(List<OpenStep> rows, Instant now, Standstills past) {
        for (var row : rows) {
            var attempt = inFlight.get(Key.of(row));
            if (attempt != null) {
                attempt.hasItsTimeSince(row.since(), lost.until(now));
            } else if (row.isUnderWay()) {
                LOG.info("{} is looked at: it was begun before this worker had it", row);
                var before = row.since() == null ? Duration.ZERO : past.since(row.since());
                inFlight.put(
                        Key.of(row), Attempt.takenOver(row, now, lost.over().minus(before)));
            }
        }
    }

    private void retryDue(List<OpenStep> rows, Instant now) {
        for (var row : rows) {
            if (row.state() == State.PAUSED && !now.isBefore(dues.of(row))) {
                var sent = retried.get(Key.of(row));
                if (sent == null || hasPassed(sent, properties.againAfter(), now)) {
                    retried.put(Key.of(row), now);
                    run(() -> execution.retry(row));
                }
            }
        }
    }

    private void begin(List<OpenStep> rows, Instant now) {
        var usage = new Usage(limits);
        rows.forEach(row -> usage.count(row, inFlight.containsKey(Key.of(row))));
        var most =
                reachability.answers() ? Integer.MAX_VALUE : isAnythingOpen() ? 0 : 1; // one tries whether it answers
        for (var row : rows) {
            if (most > 0 && waits(row, now) && usage.admits(row)) {
                most--;
                usage.take(row);
                var attempt = new Attempt(row, now, lost.until(now));
                inFlight.put(Key.of(row), attempt);
                run(() -> {
                    execution.begin(attempt, row);
                    pace.isFresh();
                });
            }
        }
    }

    private boolean waits(OpenStep row, Instant now) {
        if (row.state() != State.QUEUED) {
            return false;
        }
        var attempt = inFlight.get(Key.of(row));
        return attempt == null
                || attempt.is(Phase.NOT_BEGUN) && !now.isBefore(attempt.againFrom(properties.firstPause()));
    }

    private void startRound(List<OpenStep> rows, Instant now) {
        var open = open(rows, now);
        var unwanted = list.unwanted().of(controllerId);
        if (pace.roundRuns() || open.isEmpty() && unwanted.isEmpty() || now.isBefore(roundAt(open))) {
            return;
        }
        pace.begin(now);
        run(() -> looks.round(open, unwanted, now, !isInTheWay()));
    }

    /** True if there was something to do. */
    private boolean goOn(Seen seen) {
        var attempt = seen.open().attempt();
        var row = seen.open().row();
        if (seen.sight() instanceof Sight.Noted
                && clock.instant().isBefore(attempt.againFrom(properties.firstPause()))) {
            return false; // it was noted a moment ago, and the list does not know yet
        }
        if (!(seen.sight() instanceof Sight.NotYet notYet)) {
            take(attempt, () -> execution.conclude(attempt, row, seen.sight()));
        } else if (seen.due()) {
            take(attempt, () -> execution.expire(attempt, row));
        } else if (notYet.mayAsk() && !isInTheWay() && !clock.instant().isBefore(attempt.againFrom(Duration.ZERO))) {
            take(attempt, () -> {
                execution.resume(attempt, row);
                pace.isFresh();
            });
        } else if (!attempt.recorded()) {
            take(attempt, () -> execution.recordAgain(attempt, row));
        } else {
            return false;
        }
        return true;
    }

    /** While something is, what is under way is looked at, and nothing is asked for. */
    private boolean isInTheWay() {
        return overlays.apply(controllerId).isInTheWay();
    }

    private void take(Attempt attempt, Runnable work) {
        attempt.enter(Phase.BUSY, clock.instant());
        run(work);
    }

    private List<Round.Open> open(List<OpenStep> rows, Instant now) {
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(inFlight.get(Key.of(row)))
                        .filter(attempt ->
                                attempt.is(Phase.OPEN) && !attempt.lookout().isLooking())
                        .map(attempt ->
                                new Round.Open(attempt, row, attempt.usedUpAt(dues.of(row), lost.until(now), now)))
                        .stream())
                .toList();
    }

    private boolean isAnythingOpen() {
        return inFlight.values().stream().anyMatch(attempt -> attempt.is(Phase.OPEN));
    }

    private Instant roundAt(List<Round.Open> open) {
        return pace.roundAt(open.stream().map(Round.Open::dueAt).toList());
    }

    private void setAlarm(List<OpenStep> rows, Instant now, boolean nothingBegins) {
        var next = Instant.MAX;
        var open = open(rows, now); // what is being looked at wakes this up at the end
        if (!pace.roundRuns()
                && (!open.isEmpty() || !list.unwanted().of(controllerId).isEmpty())) {
            next = roundAt(open);
        }
        for (var attempt : inFlight.values()) {
            if (attempt.is(Phase.SETTLED)) {
                next = Pace.earlier(next, attempt.since().plus(properties.againAfter()));
            } else if (attempt.is(Phase.NOT_BEGUN) && !nothingBegins) {
                next = Pace.earlier(next, attempt.againFrom(properties.firstPause()));
            }
        }
        for (var row : rows) {
            if (row.state() == State.PAUSED && !nothingBegins) {
                var sent = retried.get(Key.of(row));
                next = Pace.earlier(next, sent == null ? dues.of(row) : sent.plus(properties.againAfter()));
            }
        }
        var quiet = reachability.quietUntil();
        if (quiet.isAfter(now) && !rows.isEmpty()) {
            next = next.isBefore(quiet) || next.equals(Instant.MAX) ? quiet : next;
        }
        wakeup.at(next);
    }

    private void run(Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                wake();
            }
        });
    }

    private static boolean hasPassed(Instant since, Duration pause, Instant now) {
        return !now.isBefore(since.plus(pause));
    }
}
