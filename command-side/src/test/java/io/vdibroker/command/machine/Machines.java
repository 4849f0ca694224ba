package io.vdibroker.command.machine;

import static io.vdibroker.command.Stamped.at;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.BeginStep;
import io.vdibroker.api.machine.command.CompleteStep;
import io.vdibroker.api.machine.command.ExpireStep;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.RecordMachineCloned;
import io.vdibroker.api.machine.command.RecordTaskAccepted;
import io.vdibroker.api.machine.command.ReportState;
import io.vdibroker.api.machine.command.RequestMachine;
import io.vdibroker.api.machine.command.RetryStep;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineOperationWaiting;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepCompleted;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.event.MachineTaskAccepted;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.operation.StepLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** One machine of one pool, and the messages about it. */
final class Machines {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final ExpansionId EXPANSION = ExpansionId.of("11111111-1111-4111-8111-111111111111");
    static final MachineId MACHINE = MachineId.of(EXPANSION, 0);
    static final PoolId POOL = PoolId.of("22222222-2222-4222-8222-222222222222");
    static final PoolId OTHER_POOL = PoolId.of("22222222-2222-4222-8222-222222222223");
    static final ControllerId CONTROLLER = ControllerId.of("33333333-3333-4333-8333-333333333333");
    static final OperationId FIRST = OperationId.of("44444444-4444-4444-8444-444444444441");
    static final OperationId SECOND = OperationId.of("44444444-4444-4444-8444-444444444442");
    static final OperationId THIRD = OperationId.of("44444444-4444-4444-8444-444444444443");
    static final OperationId REMOVAL = OperationId.of("44444444-4444-4444-8444-444444444444");
    static final String NAME = "office-1";
    static final String TAG = "tag-of-the-pool";
    static final DomainJoin DOMAIN = new DomainJoin("corp.example", "secret-1", "OU=Desktops,DC=corp,DC=example");
    static final Failure REFUSED = new Failure(FailureCode.REFUSED, "ECP refused");

    private Machines() {}

    static AggregateTestFixture<Machine> fixture() {
        return fixture(new FakeHostNames());
    }

    static AggregateTestFixture<Machine> fixture(HostNames names) {
        var fixture = new AggregateTestFixture<>(Machine.class);
        fixture.registerInjectableResource(StepLimits.defaults());
        fixture.registerInjectableResource(names);
        fixture.registerCommandDispatchInterceptor(
                messages -> (index, message) -> message.getMetaData().containsKey(Metadata.RECEIVED_AT)
                        ? message
                        : message.andMetaData(Map.of(Metadata.RECEIVED_AT, NOW.toString())));
        return fixture;
    }

    static Matcher<Rejection> refusedWith(RejectionCode code) {
        return Matchers.predicate(rejection -> rejection.code() == code);
    }

    static Instant later(int seconds) {
        return NOW.plus(Duration.ofSeconds(seconds));
    }

    // commands

    static RequestMachine request() {
        return new RequestMachine(MACHINE, POOL, CONTROLLER, EXPANSION, TAG);
    }

    static RecordMachineCloned recordCloned(PlannedStep... plan) {
        return new RecordMachineCloned(MACHINE, FIRST, NAME, List.of(plan), false);
    }

    static StartOperation start(OperationId id, OperationKind kind, Step... plan) {
        return start(id, kind, 0, plan);
    }

    static StartOperation start(OperationId id, OperationKind kind, int use, Step... plan) {
        return new StartOperation(
                MACHINE, id, kind, Arrays.stream(plan).map(PlannedStep::of).toList(), use);
    }

    static StartOperation remove() {
        return start(REMOVAL, OperationKind.REMOVE);
    }

    static BeginStep begin(OperationId id, int position, int attempt) {
        return new BeginStep(MACHINE, RunId.of(id, position), attempt);
    }

    static RecordTaskAccepted accept(OperationId id, int position, int attempt, String taskId) {
        return new RecordTaskAccepted(MACHINE, RunId.of(id, position), attempt, taskId);
    }

    static CompleteStep complete(OperationId id, int position, int attempt) {
        return new CompleteStep(MACHINE, RunId.of(id, position), attempt, null);
    }

    static CompleteStep complete(OperationId id, int position, int attempt, Observation observed) {
        return new CompleteStep(MACHINE, RunId.of(id, position), attempt, observed);
    }

    static FailStep fail(OperationId id, int position, int attempt, Failure failure) {
        return new FailStep(MACHINE, RunId.of(id, position), attempt, failure);
    }

    static ExpireStep expire(OperationId id, int position, int attempt) {
        return new ExpireStep(MACHINE, RunId.of(id, position), attempt, null);
    }

    static RetryStep retry(OperationId id, int position, int attempt) {
        return new RetryStep(MACHINE, RunId.of(id, position), attempt);
    }

    static ReportState report(Observation observed) {
        return new ReportState(MACHINE, observed);
    }

    static Observation observed(PowerState power, boolean agentHeard, @Nullable String address) {
        return new Observation(power, agentHeard, address, 5901, "node-1", 5900);
    }

    // histories

    static List<CommandMessage<?>> given(Object... commands) {
        return Arrays.<Object>stream(commands)
                .<CommandMessage<?>>map(
                        command -> command instanceof CommandMessage<?> stamped ? stamped : at(NOW, command))
                .toList();
    }

    /** A clone that exists, and what came after. */
    static List<CommandMessage<?>> cloned(Object... more) {
        var commands = new ArrayList<>(given(request(), recordCloned()));
        commands.addAll(given(more));
        return commands;
    }

    /** A clone in service, and what came after. */
    static List<CommandMessage<?>> inService(Object... more) {
        var commands = new ArrayList<>(cloned(start(FIRST, OperationKind.PREPARE)));
        commands.addAll(given(more));
        return commands;
    }

    /** A clone that began to join the domain, and what came after. */
    static List<CommandMessage<?>> joining(Object... more) {
        var plan = List.of(new PlannedStep(Step.DOMAIN_JOIN, DOMAIN, null));
        var commands = new ArrayList<>(
                cloned(new StartOperation(MACHINE, FIRST, OperationKind.PREPARE, plan, 0), begin(FIRST, 0, 1)));
        commands.addAll(given(more));
        return commands;
    }

    // events

    static MachineOperationStarted started(OperationId id, OperationKind kind, int use, Step... plan) {
        return new MachineOperationStarted(MACHINE, POOL, CONTROLLER, id, kind, planned(plan), use);
    }

    static MachineOperationWaiting waiting(OperationId id, OperationKind kind, int use, Step... plan) {
        return new MachineOperationWaiting(MACHINE, POOL, id, kind, planned(plan), use);
    }

    static MachineOperationSuperseded superseded(OperationId id, OperationKind kind, boolean wasRunning) {
        return new MachineOperationSuperseded(MACHINE, POOL, id, kind, wasRunning);
    }

    static MachineOperationCompleted completed(OperationId id, OperationKind kind, Readiness readiness, int use) {
        return new MachineOperationCompleted(MACHINE, POOL, id, kind, NAME, readiness, use);
    }

    static MachineOperationFailed failed(OperationId id, OperationKind kind, Step step, Failure failure) {
        return new MachineOperationFailed(MACHINE, POOL, id, kind, step, failure, false, 0);
    }

    static MachineStepStarted stepStarted(OperationId id, OperationKind kind, int position, Step step, int attempt) {
        var hostname = step == Step.HOSTNAME || step == Step.DOMAIN_JOIN || step == Step.LEAVE_DOMAIN ? NAME : null;
        var domain = step == Step.DOMAIN_JOIN || step == Step.LEAVE_DOMAIN ? DOMAIN : null;
        var tag = step == Step.TAG || step == Step.UNTAG ? TAG : null;
        return new MachineStepStarted(
                MACHINE,
                POOL,
                CONTROLLER,
                id,
                kind,
                RunId.of(id, position),
                position,
                step,
                attempt,
                true,
                hostname,
                domain,
                tag);
    }

    static MachineStepBegun stepBegun(OperationId id, int position, Step step, int attempt, Instant dueAt) {
        return new MachineStepBegun(MACHINE, POOL, id, RunId.of(id, position), position, step, attempt, dueAt);
    }

    static MachineTaskAccepted accepted(
            OperationId id, int position, Step step, int attempt, String taskId, Instant dueAt) {
        return new MachineTaskAccepted(
                MACHINE, POOL, id, RunId.of(id, position), position, step, attempt, taskId, dueAt);
    }

    static MachineStepCompleted stepCompleted(OperationId id, int position, Step step, int attempt) {
        return new MachineStepCompleted(MACHINE, POOL, id, RunId.of(id, position), position, step, attempt);
    }

    static MachineStepFailed stepFailed(
            OperationId id, int position, Step step, int attempt, Failure failure, @Nullable Instant retryAt) {
        return new MachineStepFailed(
                MACHINE, POOL, id, RunId.of(id, position), position, step, attempt, failure, retryAt);
    }

    static MachineStateChanged changed(Observation observed, Readiness readiness) {
        return new MachineStateChanged(
                MACHINE,
                POOL,
                observed.power(),
                observed.agentHeard(),
                observed.address(),
                observed.consolePort(),
                observed.nodeId(),
                observed.nodeConsolePort(),
                readiness);
    }

    static MachineDeleted deleted(Failure reason) {
        return new MachineDeleted(MACHINE, POOL, REMOVAL, reason);
    }

    static MachineReleased released() {
        return new MachineReleased(MACHINE, POOL, REMOVAL);
    }

    static List<PlannedStep> planned(Step... steps) {
        return Arrays.stream(steps).map(Machines::planned).toList();
    }

    private static PlannedStep planned(Step step) {
        return switch (step) {
            case DOMAIN_JOIN, LEAVE_DOMAIN -> new PlannedStep(step, DOMAIN, null);
            case TAG, UNTAG -> new PlannedStep(step, null, TAG);
            default -> PlannedStep.of(step);
        };
    }
}
