package io.vdibroker.query.client.desktop;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.delivery.group.Backlog;
import io.vdibroker.query.client.ClientThreads;
import io.vdibroker.query.client.Coalesced;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.desktop.Desktops;
import io.vdibroker.query.desktop.MachineFacts;
import io.vdibroker.query.desktop.Ticket;
import io.vdibroker.query.store.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way. It listens to its ticket, then looks; listens to its machine, then looks; and ends with what its
 * protocol needs, or with a code when its time is over. Between two looks it holds no thread.
 */
final class DesktopWait {

    private static final int QUEUED_PERCENT = 10;
    private static final int PREPARING_PERCENT = 30;
    private static final int READY_PERCENT = 80;
    private static final int CONSOLE_PERCENT = 90;

    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(2);

    /**
     * What a wait looks at.
     *
     * @param answering whether a controller answers
     * @param paused whether a pool makes no machines at present
     * @param platform whether what is under a pool can be used
     * @param backlog whether the broker is too far behind
     */
    record World(
            Desktops desktops,
            DesktopUpdates updates,
            ConsoleQueries consoles,
            ClientThreads threads,
            Predicate<ControllerId> answering,
            Predicate<PoolId> paused,
            Platform platform,
            Backlog backlog) {}

    private final World world;
    private final PoolId poolId;
    private final UserId userId;
    private final Protocol protocol;
    private final Progress progress;
    private final CompletableFuture<DesktopAccess> answer;
    private final Coalesced look;

    private TicketState state;
    private @Nullable MachineId machineId;
    private boolean consoleAsked;
    private int shown;
    private Subscription ofMachine = () -> {};

    DesktopWait(
            World world,
            PoolId poolId,
            UserId userId,
            Protocol protocol,
            DesktopTicket ticket,
            Progress progress,
            CompletableFuture<DesktopAccess> answer) {
        this.world = world;
        this.poolId = poolId;
        this.userId = userId;
        this.protocol = protocol;
        this.progress = progress;
        this.answer = answer;
        this.state = ticket.state();
        this.look = new Coalesced(
                world.threads(),
                () -> world.desktops().ticket(ticket.ticketId()).ifPresent(this::look));
    }

    void begin(DesktopTicket ticket, Duration time) {
        var ofTicket = world.updates().onTicket(ticket.ticketId(), look);
        var ofPlatform = world.platform().onChange(poolId, look);
        var timer = world.threads().after(time, this::giveUp);
        answer.whenComplete((done, error) -> {
            timer.cancel();
            ofTicket.close();
            ofPlatform.close();
            stopWatching();
        });
        look.run();
    }

    private synchronized void look(Ticket ticket) {
        if (answer.isDone()) {
            return;
        }
        state = ticket.state();
        var hindrance = hindrance();
        if (hindrance != null) {
            fail(hindrance);
            return;
        }
        switch (state) {
            case QUEUED -> queued();
            case PREPARING -> watch(ticket.machineId()).ifPresent(this::preparing);
            case READY -> watch(ticket.machineId()).ifPresent(this::ready);
            case FAILED -> fail(reason(ticket.failure()));
            case EXPIRED -> fail(notYet());
        }
    }

    /**
     * While the controller cannot be used nobody is kept waiting; the ticket stays, and what it asks for goes on later. Of a
     * machine that is ready only the console is needed, which a controller in service still shows.
     */
    private @Nullable NoDesktop hindrance() {
        var needsIt = state == TicketState.QUEUED
                || state == TicketState.PREPARING
                || state == TicketState.READY && Needs.isConsole(protocol);
        if (!needsIt) {
            return null;
        }
        return switch (world.platform().stateOf(poolId)) {
            case OK -> null;
            case IN_SERVICE ->
                state == TicketState.READY ? null : new NoDesktop(NoDesktop.Code.TIMED_OUT, Phrase.PLATFORM_IN_SERVICE);
            case UNREACHABLE, CREDENTIAL_REJECTED ->
                new NoDesktop(NoDesktop.Code.TIMED_OUT, Phrase.PLATFORM_UNAVAILABLE);
        };
    }

    /** While nothing is made nobody is kept waiting; the place in the queue stays. */
    private void queued() {
        if (world.paused().test(poolId)) {
            fail(notYet());
        } else {
            show(QUEUED_PERCENT, Phrase.PROGRESS_QUEUED);
        }
    }

    private NoDesktop notYet() {
        return new NoDesktop(
                NoDesktop.Code.GROWING, world.paused().test(poolId) ? Phrase.POOL_GROWTH_PAUSED : Phrase.POOL_GROWING);
    }

    /** Never backwards. */
    private void show(int percent, Phrase phrase) {
        shown = Math.max(shown, percent);
        progress.at(shown, phrase);
    }

    /** First listens, then reads: nothing falls between. */
    private Optional<MachineFacts> watch(@Nullable MachineId machine) {
        if (machine == null) {
            return Optional.empty();
        }
        if (!machine.equals(machineId)) {
            ofMachine.close();
            machineId = machine;
            ofMachine = world.updates().onMachine(machine, look);
            progress.on(machine);
        }
        return world.desktops().facts(machine);
    }

    private synchronized void stopWatching() {
        ofMachine.close();
    }

    private void preparing(MachineFacts machine) {
        var start = machine.start();
        var share = start == null || start.steps() == 0
                ? 0
                : (READY_PERCENT - PREPARING_PERCENT) * start.position() / start.steps();
        show(PREPARING_PERCENT + share, Phrase.PROGRESS_PREPARING);
    }

    private void ready(MachineFacts machine) {
        if (Needs.isConsole(protocol)) {
            askForConsole(machine);
        } else if (Needs.areMet(machine, protocol)) {
            answer.complete(guest(machine, protocol));
        } else {
            show(READY_PERCENT, Phrase.PROGRESS_ADDRESS);
        }
    }

    private void askForConsole(MachineFacts machine) {
        if (consoleAsked) {
            return;
        }
        consoleAsked = true;
        show(CONSOLE_PERCENT, Phrase.PROGRESS_CONSOLE);
        var console = new CompletableFuture<DesktopAccess>();
        console(world.consoles(), machine, protocol, userId, console);
        console.whenComplete((access, error) -> {
            if (error == null) {
                answer.complete(access);
            } else if (error instanceof ConsoleQueries.NotYet) {
                world.threads().after(BEFORE_ASKING_AGAIN, this::askAgain);
            } else {
                answer.completeExceptionally(error);
            }
        });
    }

    private void askAgain() {
        synchronized (this) {
            consoleAsked = false;
        }
        look.run();
    }

    static DesktopAccess guest(MachineFacts machine, Protocol protocol) {
        var address = machine.address();
        return new DesktopAccess(machine, address == null ? "" : address, Needs.guestPort(protocol), "");
    }

    static void console(
            ConsoleQueries consoles,
            MachineFacts machine,
            Protocol protocol,
            UserId userId,
            CompletableFuture<DesktopAccess> answer) {
        consoles.ask(machine.machineId(), protocol, userId).whenComplete((access, error) -> {
            if (error == null) {
                answer.complete(new DesktopAccess(machine, access.host(), access.port(), access.password()));
            } else {
                answer.completeExceptionally(error);
            }
        });
    }

    private synchronized void giveUp() {
        fail(
                switch (state) {
                    case QUEUED, EXPIRED, FAILED -> notYet();
                    case PREPARING -> stillPreparing();
                    case READY ->
                        new NoDesktop(
                                NoDesktop.Code.TIMED_OUT,
                                consoleAsked ? Phrase.CONTROLLER_SILENT : Phrase.DESKTOP_WITHOUT_ADDRESS);
                });
    }

    private NoDesktop stillPreparing() {
        if (isBrokerLate()) {
            return new NoDesktop(NoDesktop.Code.BUSY, Phrase.BROKER_BUSY);
        }
        return new NoDesktop(
                NoDesktop.Code.TIMED_OUT, isControllerSilent() ? Phrase.CONTROLLER_SILENT : Phrase.DESKTOP_STARTING);
    }

    /** What was promised was not even begun, or much is done that the view does not show yet. */
    private boolean isBrokerLate() {
        return world.backlog().isTooLong()
                || Optional.ofNullable(machineId)
                        .flatMap(world.desktops()::facts)
                        .map(MachineFacts::start)
                        .isEmpty();
    }

    private boolean isControllerSilent() {
        return Optional.ofNullable(machineId)
                .flatMap(world.desktops()::facts)
                .map(MachineFacts::controllerId)
                .filter(controller -> !world.answering().test(controller))
                .isPresent();
    }

    private void fail(NoDesktop reason) {
        answer.completeExceptionally(reason);
    }

    private static NoDesktop reason(@Nullable Failure failure) {
        if (failure == null) {
            return new NoDesktop(NoDesktop.Code.UNREACHABLE, Phrase.DESKTOP_FAILED);
        }
        return switch (failure.code()) {
            case CANCELLED -> new NoDesktop(NoDesktop.Code.EXHAUSTED, Phrase.POOL_NOT_ACTIVE);
            case NO_ADDRESS -> new NoDesktop(NoDesktop.Code.TIMED_OUT, Phrase.DESKTOP_WITHOUT_ADDRESS);
            default -> new NoDesktop(NoDesktop.Code.UNREACHABLE, Phrase.DESKTOP_FAILED);
        };
    }
}
