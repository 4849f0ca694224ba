package io.vdibroker.query.client.desktop;

import static io.vdibroker.query.store.Samples.ANNA;
import static io.vdibroker.query.store.Samples.M1;
import static io.vdibroker.query.store.Samples.M2;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.TICKET;
import static io.vdibroker.query.store.Samples.cloned;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.controller.query.ConsoleAccess;
import io.vdibroker.api.controller.query.GetConsoleAccess;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.desktop.Desktops;
import io.vdibroker.query.store.Subscription;
import io.vdibroker.query.store.ViewsInMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class DesktopWaitTest {

    private static final OperationId OPERATION = new OperationId(new UUID(7, 7));
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final ViewsInMemory views = new ViewsInMemory();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final FakeThreads threads = new FakeThreads();
    private final List<String> shown = new ArrayList<>();
    private final SimpleQueryBus queries = SimpleQueryBus.builder().build();
    private final List<Object> consoleAnswers = new ArrayList<>();
    private boolean answering = true;
    private boolean paused;
    private boolean behind;
    private ControllerState platform = ControllerState.OK;
    private final List<Runnable> platformListeners = new ArrayList<>();

    @BeforeEach
    void start() {
        context.registerBean(MongoDatabase.class, views::database);
        context.scan("io.vdibroker.query.desktop", "io.vdibroker.query.store");
        context.refresh();
        views.to(context.getBeansWithAnnotation(ProcessingGroup.class).values().toArray());
        queries.subscribe(GetConsoleAccess.class.getName(), ConsoleAccess.class, query -> {
            var answer = consoleAnswers.remove(0);
            if (answer instanceof RuntimeException e) {
                throw e;
            }
            return answer;
        });
    }

    @AfterEach
    void close() {
        context.close();
        views.close();
    }

    private CompletableFuture<DesktopAccess> waitFor(Protocol protocol, TicketState state) {
        var answer = new CompletableFuture<DesktopAccess>();
        var ticket = new DesktopTicket(TICKET, state == TicketState.QUEUED ? null : M1, state);
        var world = new DesktopWait.World(
                context.getBean(Desktops.class),
                context.getBean(DesktopUpdates.class),
                new ConsoleQueries(
                        DefaultQueryGateway.builder().queryBus(queries).build()),
                threads,
                controller -> answering,
                pool -> paused,
                new Platform() {

                    @Override
                    public ControllerState stateOf(PoolId poolId) {
                        return platform;
                    }

                    @Override
                    public Subscription onChange(PoolId poolId, Runnable listener) {
                        platformListeners.add(listener);
                        return () -> platformListeners.remove(listener);
                    }
                },
                () -> behind);
        new DesktopWait(world, POOL, ANNA, protocol, ticket, progress(), answer).begin(ticket, MINUTE);
        return answer;
    }

    private Progress progress() {
        return new Progress() {

            @Override
            public void at(int percent, Phrase phrase) {
                shown.add(percent + " " + phrase);
            }

            @Override
            public void on(MachineId machineId) {
                shown.add(machineId.toString());
            }
        };
    }

    private static NoDesktop end(CompletableFuture<DesktopAccess> answer) {
        assertThat(answer).isDone();
        if (answer.handle((access, error) -> error).join() instanceof NoDesktop none) {
            return none;
        }
        throw new AssertionError(answer);
    }

    private static Object queued() {
        return new DesktopRequestQueued(POOL, TICKET, ANNA, by(), ViewsInMemory.NOW.plusSeconds(600));
    }

    private static Object accepted(MachineId machineId) {
        return new DesktopRequestAccepted(POOL, TICKET, ANNA, machineId, by(), true, 1, List.of());
    }

    private static Object ready(MachineId machineId) {
        return new DesktopReady(POOL, TICKET, ANNA, machineId);
    }

    private static Object on(MachineId machineId, @Nullable String address) {
        return new MachineStateChanged(
                machineId, POOL, PowerState.ON, address != null, address, 5901, null, null, Readiness.ON_WITH_AGENT);
    }

    private static Entitled by() {
        return new Entitled(EntitledKind.USER, ANNA.value());
    }

    @Test
    void endsAfterAMinuteInTheQueueWithThePlaceKept() {
        views.tell(queued());
        var answer = waitFor(Protocol.RDP, TicketState.QUEUED);
        threads.pass(Duration.ofSeconds(59));
        assertThat(answer).isNotDone();
        threads.pass(Duration.ofSeconds(1));
        assertThat(end(answer).code()).isEqualTo(NoDesktop.Code.GROWING);
    }

    @Test
    void saysThatTheBrokerIsLateIfTheMachineIsNotEvenBegun() {
        views.tell(cloned(M1, "vdi-1"), accepted(M1));
        var answer = waitFor(Protocol.RDP, TicketState.PREPARING);
        answering = false;
        threads.pass(MINUTE);
        assertThat(end(answer).code()).isEqualTo(NoDesktop.Code.BUSY);
    }

    @Test
    void saysThatTheBrokerIsLateIfItHasTooMuchBeforeIt() {
        views.tell(cloned(M1, "vdi-1"), accepted(M1), started(2));
        var answer = waitFor(Protocol.RDP, TicketState.PREPARING);
        behind = true;
        threads.pass(MINUTE);
        assertThat(end(answer).code()).isEqualTo(NoDesktop.Code.BUSY);
    }

    @Test
    void saysThatTheMachineIsStillStarting() {
        views.tell(cloned(M1, "vdi-1"), accepted(M1), started(2));
        var answer = waitFor(Protocol.RDP, TicketState.PREPARING);
        threads.pass(MINUTE);
        assertThat(end(answer).phrase()).isEqualTo(Phrase.DESKTOP_STARTING);
    }

    @Test
    void saysThatThePlatformIsSilentRatherThanThatTheMachineStarts() {
        views.tell(cloned(M1, "vdi-1"), accepted(M1), started(2));
        var answer = waitFor(Protocol.RDP, TicketState.PREPARING);
        answering = false;
        threads.pass(MINUTE);
        assertThat(end(answer).phrase()).isEqualTo(Phrase.CONTROLLER_SILENT);
    }

    @Test
    void keepsNobodyWaitingWhileNothingIsMade() {
        views.tell(queued());
        paused = true;
        var reason = end(waitFor(Protocol.RDP, TicketState.QUEUED));
        assertThat(reason.code()).isEqualTo(NoDesktop.Code.GROWING);
        assertThat(reason.phrase()).isEqualTo(Phrase.POOL_GROWTH_PAUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE,PLATFORM_UNAVAILABLE",
        "CREDENTIAL_REJECTED,PLATFORM_UNAVAILABLE",
        "IN_SERVICE,PLATFORM_IN_SERVICE"
    })
    void keepsNobodyWaitingForAControllerThatCannotBeUsed(ControllerState state, Phrase phrase) {
        platform = state;
        views.tell(queued());
        var reason = end(waitFor(Protocol.RDP, TicketState.QUEUED));
        assertThat(reason.code()).isEqualTo(NoDesktop.Code.TIMED_OUT);
        assertThat(reason.phrase()).isEqualTo(phrase);
        views.tell(cloned(M1, "vdi-1"), accepted(M1));
        assertThat(end(waitFor(Protocol.RDP, TicketState.PREPARING)).phrase()).isEqualTo(phrase);
    }

    @Test
    void endsAtOnceWhenTheControllerCannotBeUsedAnyMore() {
        views.tell(queued());
        var answer = waitFor(Protocol.RDP, TicketState.QUEUED);
        platform = ControllerState.UNREACHABLE;
        List.copyOf(platformListeners).forEach(Runnable::run);
        assertThat(end(answer).phrase()).isEqualTo(Phrase.PLATFORM_UNAVAILABLE);
        assertThat(platformListeners).isEmpty();
    }

    @Test
    void givesWhatIsReadyWithoutTheController() {
        platform = ControllerState.UNREACHABLE;
        views.tell(cloned(M1, "vdi-1"), on(M1, "10.0.0.7"), accepted(M1), ready(M1));
        assertThat(waitFor(Protocol.RDP, TicketState.READY).join().host()).isEqualTo("10.0.0.7");
        assertThat(end(waitFor(Protocol.SPICE, TicketState.READY)).phrase()).isEqualTo(Phrase.PLATFORM_UNAVAILABLE);
    }

    @Test
    void givesTheConsoleOfWhatIsReadyInService() {
        platform = ControllerState.IN_SERVICE;
        consoleAnswers.add(new ConsoleAccess("ecp.example", 5901, "s3cret"));
        views.tell(cloned(M1, "vdi-1"), on(M1, null), accepted(M1), ready(M1));
        assertThat(waitFor(Protocol.SPICE, TicketState.READY).join().port()).isEqualTo(5901);
    }

    @Test
    void saysThatThePoolGivesNothingIfTheTicketWasCancelled() {
        views.tell(queued());
        var answer = waitFor(Protocol.RDP, TicketState.QUEUED);
        views.tell(new DesktopRequestFailed(POOL, TICKET, ANNA, new Failure(FailureCode.CANCELLED, "deleted")));
        assertThat(end(answer).code()).isEqualTo(NoDesktop.Code.EXHAUSTED);
    }

    @Test
    void neverShowsLessThanBefore() {
        views.tell(cloned(M1, "vdi-1"), accepted(M1));
        waitFor(Protocol.RDP, TicketState.PREPARING);
        views.tell(started(2), stepStarted(1));
        views.tell(completed());
        views.tell(on(M1, null), ready(M1));
        assertThat(shown.stream()
                        .filter(line -> line.contains("PROGRESS"))
                        .map(line -> Integer.parseInt(line.substring(0, line.indexOf(' ')))))
                .isSorted()
                .contains(55, 80);
    }

    private static Object started(int steps) {
        return new MachineOperationStarted(
                M1,
                POOL,
                new ControllerId(new UUID(1, 1)),
                OPERATION,
                OperationKind.REQUEST,
                Collections.nCopies(steps, PlannedStep.of(Step.POWER_ON)),
                1);
    }

    private static Object stepStarted(int position) {
        return new MachineStepStarted(
                M1,
                POOL,
                new ControllerId(new UUID(1, 1)),
                OPERATION,
                OperationKind.REQUEST,
                RunId.of(OPERATION, position),
                position,
                Step.REMOTE_ACCESS,
                1,
                true,
                null,
                null,
                null);
    }

    private static Object completed() {
        return new MachineOperationCompleted(
                M1, POOL, OPERATION, OperationKind.REQUEST, "vdi-1", Readiness.ON_WITH_AGENT, 0);
    }

    @Test
    void servesWhatWasReadyBeforeItBegan() {
        views.tell(cloned(M1, "vdi-1"), on(M1, "10.0.0.7"), accepted(M1), ready(M1));
        var answer = waitFor(Protocol.RDP, TicketState.PREPARING);
        assertThat(answer.join().host()).isEqualTo("10.0.0.7");
        assertThat(answer.join().port()).isEqualTo(3389);
    }

    @Test
    void waitsForAViewThatLagsBehindTheAnswer() {
        var answer = waitFor(Protocol.RDP, TicketState.PREPARING);
        threads.pass(Duration.ofSeconds(30));
        views.tell(cloned(M1, "vdi-1"), accepted(M1), on(M1, "10.0.0.7"), ready(M1));
        assertThat(answer.join().host()).isEqualTo("10.0.0.7");
    }

    @Test
    void waitsForTheAddressUntilTheEnd() {
        views.tell(cloned(M1, "vdi-1"), on(M1, null), accepted(M1), ready(M1));
        var answer = waitFor(Protocol.LOUDPLAY, TicketState.PREPARING);
        threads.pass(Duration.ofSeconds(59));
        assertThat(answer).isNotDone();
        views.tell(on(M1, "10.0.0.7"));
        assertThat(answer.join().port()).isEqualTo(8554);
    }

    @Test
    void saysThatThereIsNoAddress() {
        views.tell(cloned(M1, "vdi-1"), on(M1, null), accepted(M1), ready(M1));
        var answer = waitFor(Protocol.RDP, TicketState.PREPARING);
        threads.pass(MINUTE);
        assertThat(end(answer).phrase()).isEqualTo(Phrase.DESKTOP_WITHOUT_ADDRESS);
    }

    @Test
    void followsTheTicketToAnotherMachine() {
        views.tell(cloned(M1, "vdi-1"), cloned(M2, "vdi-2"), accepted(M1));
        var answer = waitFor(Protocol.RDP, TicketState.PREPARING);
        views.tell(on(M2, "10.0.0.8"), accepted(M2), ready(M2));
        assertThat(answer.join().machine().name()).isEqualTo("vdi-2");
    }

    @Test
    void asksOnceForTheConsole() {
        consoleAnswers.add(new ConsoleAccess("ecp.example", 5901, "s3cret"));
        views.tell(cloned(M1, "vdi-1"), on(M1, null), accepted(M1), ready(M1));
        assertThat(waitFor(Protocol.SPICE, TicketState.PREPARING).join().password())
                .isEqualTo("s3cret");
    }

    @Test
    void asksAgainForAConsoleThatIsNotThereYet() {
        consoleAnswers.add(refusal(RejectionCode.MACHINE_NOT_READY));
        consoleAnswers.add(new ConsoleAccess("ecp.example", 5901, "s3cret"));
        views.tell(cloned(M1, "vdi-1"), on(M1, null), accepted(M1), ready(M1));
        var answer = waitFor(Protocol.SPICE, TicketState.PREPARING);
        assertThat(answer).isNotDone();
        threads.pass(Duration.ofSeconds(2));
        assertThat(answer.join().port()).isEqualTo(5901);
    }

    @Test
    void endsWhenEcpRefusesTheConsole() {
        consoleAnswers.add(refusal(RejectionCode.NOT_FOUND));
        views.tell(cloned(M1, "vdi-1"), on(M1, null), accepted(M1), ready(M1));
        assertThat(end(waitFor(Protocol.SPICE, TicketState.PREPARING)).code()).isEqualTo(NoDesktop.Code.UNREACHABLE);
    }

    private static QueryExecutionException refusal(RejectionCode code) {
        return new QueryExecutionException("refused", null, new RejectionDetails(code, "not now"));
    }

    @Test
    void endsWithTheReasonOfTheTicket() {
        views.tell(queued());
        var answer = waitFor(Protocol.RDP, TicketState.QUEUED);
        views.tell(new DesktopRequestFailed(POOL, TICKET, ANNA, new Failure(FailureCode.NO_ADDRESS, "none")));
        assertThat(end(answer).phrase()).isEqualTo(Phrase.DESKTOP_WITHOUT_ADDRESS);
    }

    @Test
    void endsWhenTheTicketExpires() {
        views.tell(queued());
        var answer = waitFor(Protocol.RDP, TicketState.QUEUED);
        views.tell(new DesktopRequestExpired(POOL, TICKET, ANNA));
        assertThat(end(answer).code()).isEqualTo(NoDesktop.Code.GROWING);
    }

    @Test
    void leavesNoTimerAndNoListenerBehind() {
        views.tell(cloned(M1, "vdi-1"), queued());
        var answer = waitFor(Protocol.RDP, TicketState.QUEUED);
        views.tell(accepted(M1), on(M1, "10.0.0.7"), ready(M1));
        assertThat(answer).isCompleted();
        assertThat(threads.timers()).isZero();
        var said = shown.size();
        views.tell(on(M1, null), queued());
        assertThat(shown).hasSize(said);
    }

    @Test
    void showsHowFarItIs() {
        views.tell(cloned(M1, "vdi-1"), queued());
        waitFor(Protocol.RDP, TicketState.QUEUED);
        views.tell(accepted(M1));
        views.tell(ready(M1));
        assertThat(shown)
                .containsSubsequence(
                        "10 PROGRESS_QUEUED", M1.toString(), "30 PROGRESS_PREPARING", "80 PROGRESS_ADDRESS");
    }
}
