package io.vdibroker.query.client.desktop;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Refusals;
import io.vdibroker.delivery.group.Backlog;
import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.client.ClientThreads;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.desktop.Desktops;
import io.vdibroker.query.desktop.MachineFacts;
import io.vdibroker.query.pool.PoolsOfUser;
import io.vdibroker.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks pools for desktops. A machine that is known to run is answered from the view, and nothing is recorded; everything
 * else waits for its ticket, unless its controller cannot be used, and is not begun while the broker is too far behind.
 */
@Component
public class DesktopRequests implements SmartLifecycle {

    private static final int ASKED_PERCENT = 5;
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Who asks for what. */
    public record Ask(Caller caller, PoolId poolId, Protocol protocol) {}

    private record Open(
            Ask ask,
            Progress progress,
            Instant since,
            CompletableFuture<DesktopAccess> answer,
            AtomicBoolean decided) {}

    private final Set<CompletableFuture<DesktopAccess>> open = ConcurrentHashMap.newKeySet();
    private final Commands commands;
    private final Backlog backlog;
    private final Heartbeats heartbeats;
    private final LastAddresses lastAddresses;
    private final DesktopWait.World world;
    private final Duration time;
    private final Clock clock;
    private volatile boolean running;

    DesktopRequests(
            Commands commands,
            Backlog backlog,
            Desktops desktops,
            DesktopUpdates updates,
            ConsoleQueries consoles,
            Heartbeats heartbeats,
            LastAddresses lastAddresses,
            PoolsOfUser pools,
            Platform platform,
            ClientThreads threads,
            ClientProperties properties,
            Clock clock) {
        this.commands = commands;
        this.backlog = backlog;
        this.heartbeats = heartbeats;
        this.lastAddresses = lastAddresses;
        this.world = new DesktopWait.World(
                desktops, updates, consoles, threads, heartbeats::isFresh, pools::isGrowthPaused, platform, backlog);
        this.time = properties.requestWait();
        this.clock = clock;
    }

    /** Completes within the configured time, with the way to a machine that is up or with {@link NoDesktop}. */
    public CompletableFuture<DesktopAccess> request(Ask ask, Progress progress) {
        var answer = new CompletableFuture<DesktopAccess>();
        var decided = new AtomicBoolean();
        var timer = world.threads()
                .after(
                        time.plus(GRACE), // for what no wait watches: the command, and the console of a running machine
                        () -> answer.completeExceptionally(late(decided.get())));
        open.add(answer);
        answer.whenComplete((done, error) -> {
            timer.cancel();
            open.remove(answer);
        });
        progress.at(ASKED_PERCENT, Phrase.PROGRESS_ASKED);
        var request = new Open(ask, progress, clock.instant(), answer, decided);
        runningMachine(ask).ifPresentOrElse(machine -> askForRunning(request, machine), () -> askAndWait(request));
        return answer;
    }

    /** As long as the pool has not decided, it is the broker that is late, and else the console of ECP. */
    private static NoDesktop late(boolean decided) {
        return decided
                ? new NoDesktop(NoDesktop.Code.TIMED_OUT, Phrase.CONTROLLER_SILENT)
                : new NoDesktop(NoDesktop.Code.BUSY, Phrase.BROKER_BUSY);
    }

    private Optional<MachineFacts> runningMachine(Ask ask) {
        var desktops = world.desktops();
        return desktops.assignment(ask.poolId(), ask.caller().userId())
                .flatMap(desktops::facts)
                .filter(machine -> Needs.areMet(machine, ask.protocol()))
                .filter(machine -> isShownRunning(machine) || isLastKnown(ask, machine));
    }

    private boolean isShownRunning(MachineFacts machine) {
        return machine.controllerId() != null && heartbeats.isViewFresh(machine.controllerId());
    }

    /** Nobody can ask the controller; who connects to the guest itself does not need it. */
    private boolean isLastKnown(Ask ask, MachineFacts machine) {
        var controllerId = machine.controllerId();
        return controllerId != null
                && !Needs.isConsole(ask.protocol())
                && (heartbeats.isSilent(controllerId) || isRecordedAsSilent(ask.poolId()))
                && lastAddresses.mayBeGiven(machine);
    }

    private boolean isRecordedAsSilent(PoolId poolId) {
        return switch (world.platform().stateOf(poolId)) {
            case UNREACHABLE, CREDENTIAL_REJECTED -> true;
            case OK, IN_SERVICE -> false;
        };
    }

    private void askForRunning(Open request, MachineFacts machine) {
        send(request.ask(), machine).whenComplete((ticket, error) -> {
            request.decided().set(true);
            if (error != null) {
                request.answer().completeExceptionally(explain(error));
            } else if (ticket.state() == TicketState.READY
                    && machine.machineId().equals(ticket.machineId())) {
                request.progress().on(machine.machineId());
                answer(request, machine);
            } else {
                await(request, ticket);
            }
        });
    }

    /** If the view was wrong after all, the pool is asked as if nothing was known. */
    private void answer(Open request, MachineFacts machine) {
        var protocol = request.ask().protocol();
        if (!Needs.isConsole(protocol)) {
            request.answer().complete(DesktopWait.guest(machine, protocol));
            return;
        }
        var console = new CompletableFuture<DesktopAccess>();
        console.whenComplete((access, problem) -> {
            if (problem == null) {
                request.answer().complete(access);
            } else {
                askAndWait(request);
            }
        });
        DesktopWait.console(
                world.consoles(), machine, protocol, request.ask().caller().userId(), console);
    }

    private void askAndWait(Open request) {
        if (backlog.isTooLong()) {
            request.answer().completeExceptionally(new NoDesktop(NoDesktop.Code.BUSY, Phrase.BROKER_BUSY));
            return;
        }
        request.decided().set(false);
        send(request.ask(), null).whenComplete((ticket, error) -> {
            request.decided().set(true);
            if (error == null) {
                await(request, ticket);
            } else {
                request.answer().completeExceptionally(explain(error));
            }
        });
    }

    private void await(Open request, DesktopTicket ticket) {
        var ask = request.ask();
        var left = time.minus(Duration.between(request.since(), clock.instant()));
        new DesktopWait(
                        world,
                        ask.poolId(),
                        ask.caller().userId(),
                        ask.protocol(),
                        ticket,
                        request.progress(),
                        request.answer())
                .begin(ticket, left.isNegative() ? Duration.ZERO : left);
    }

    private CompletableFuture<DesktopTicket> send(Ask ask, @Nullable MachineFacts machine) {
        return commands.with(ask.caller().metadata())
                .send(new RequestDesktop(
                        ask.poolId(),
                        new TicketId(UUID.randomUUID()),
                        new ExpansionId(UUID.randomUUID()),
                        ask.caller().userId(),
                        ask.protocol(),
                        machine == null ? null : machine.machineId()));
    }

    /** Refusals that the client has a code for; others go on as they are. */
    private static Throwable explain(Throwable error) {
        var refusal = Refusals.detailsOf(error).orElse(null);
        if (refusal == null) {
            return error;
        }
        return switch (refusal.code()) {
            case NOT_FOUND, NOT_ENTITLED -> new NoDesktop(NoDesktop.Code.NOT_FOUND, Phrase.NO_SUCH_POOL);
            case PROTOCOL_NOT_OFFERED -> new NoDesktop(NoDesktop.Code.NOT_FOUND, Phrase.NO_SUCH_PROTOCOL);
            case POOL_EXHAUSTED -> new NoDesktop(NoDesktop.Code.EXHAUSTED, Phrase.POOL_EXHAUSTED);
            case POOL_NOT_ACTIVE -> new NoDesktop(NoDesktop.Code.EXHAUSTED, Phrase.POOL_NOT_ACTIVE);
            default -> error;
        };
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its open requests: they are told to ask again, and keep their places. */
    @Override
    public void stop() {
        running = false;
        open.forEach(answer ->
                answer.completeExceptionally(new NoDesktop(NoDesktop.Code.TIMED_OUT, Phrase.BROKER_STOPPING)));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
