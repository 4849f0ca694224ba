package io.vdibroker.saga.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.KeepHostName;
import io.vdibroker.api.machine.command.ReleaseHostName;
import io.vdibroker.api.machine.command.ReserveHostName;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineHostNameGivenBack;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PowerAction;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.command.CompleteReturn;
import io.vdibroker.api.pool.command.FailReturn;
import io.vdibroker.api.pool.command.NoteReadiness;
import io.vdibroker.api.pool.command.ReturnPlace;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineTurnedAway;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PowerChangeRequested;
import io.vdibroker.saga.commands.SagaBench;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactionsTest {
    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final MachineId MACHINE = new MachineId(new UUID(2, 1));
    private static final OperationId OPERATION = new OperationId(new UUID(8, 8));
    private static final HostNameKey NAME = HostNameKey.of("corp.example", "desk-1");
    private static final UUID CAUSE = new UUID(0x4000L, 1);
    private static final ReturnPlace RETURNED =
            new ReturnPlace(POOL, MACHINE, ExpansionId.causedBy(CAUSE.toString()), CAUSE);

    private final List<CommandMessage<?>> sent = new ArrayList<>();
    private final SagaCommands commands = new SagaCommands(gateway());

    private DefaultCommandGateway gateway() {
        var bus = SimpleCommandBus.builder().build();
        for (var type : List.of(
                StartOperation.class,
                ReturnPlace.class,
                NoteReadiness.class,
                CompleteReturn.class,
                FailReturn.class,
                KeepHostName.class,
                ReserveHostName.class,
                ReleaseHostName.class)) {
            bus.subscribe(type.getName(), sent::add);
        }
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    private List<Object> on(Object reaction, Object event) throws Exception {
        new AnnotationEventHandlerAdapter(reaction).handle(SagaBench.event(CAUSE, event));
        return sent.stream().<Object>map(CommandMessage::getPayload).toList();
    }

    private static StartOperation removal(OperationId operationId) {
        return new StartOperation(MACHINE, operationId, OperationKind.REMOVE, List.of(), 0);
    }

    @Test
    void aWithdrawnMachineIsRemovedByTheOperationThatThePoolNamed() throws Exception {
        var event = new MachineWithdrawn(POOL, MACHINE, OPERATION, WithdrawalReason.ADMINISTRATOR, 0, false);

        assertThat(on(new ReturnedPlaces(commands), event)).containsExactly(removal(OPERATION));
    }

    @Test
    void aMachineThatThePoolDoesNotWantIsRemoved() throws Exception {
        assertThat(on(new ReturnedPlaces(commands), new MachineTurnedAway(POOL, MACHINE)))
                .containsExactly(removal(OperationId.causedBy(CAUSE.toString(), OperationKind.REMOVE)));
    }

    @Test
    void thePlaceOfADeletedMachineReturns() throws Exception {
        var event = new MachineDeleted(MACHINE, POOL, OPERATION, new Failure(FailureCode.CANCELLED, "given up"));

        assertThat(on(new ReturnedPlaces(commands), event)).containsExactly(RETURNED);
    }

    @Test
    void thePlaceOfAReleasedMachineReturns() throws Exception {
        assertThat(on(new ReturnedPlaces(commands), new MachineReleased(MACHINE, POOL, OPERATION)))
                .containsExactly(RETURNED);
    }

    @Test
    void theHostNameOfAPreparedMachineIsKept() throws Exception {
        var event = new MachineOperationCompleted(
                MACHINE, POOL, OPERATION, OperationKind.PREPARE, "desk-1", Readiness.ON_WITH_AGENT, 0);

        assertThat(on(new KeptHostNames(commands), event)).containsExactly(new KeepHostName(MACHINE));
    }

    @Test
    void theHostNameOfAnAccountThatRemainsIsReserved() throws Exception {
        var event = new DomainMembershipLeft(MACHINE, POOL, OPERATION, "Desk-1", "Corp.Example");

        assertThat(on(new KeptHostNames(commands), event)).containsExactly(new ReserveHostName(NAME, MACHINE));
    }

    @Test
    void theHostNameThatIsGivenBackIsReleased() throws Exception {
        var event = new MachineHostNameGivenBack(MACHINE, POOL, "corp.example", "desk-1");

        assertThat(on(new KeptHostNames(commands), event)).containsExactly(new ReleaseHostName(NAME, MACHINE));
    }

    @Test
    void aMachineBetweenTwoUsersIsSwitchedOffByTheOperationThatThePoolNamed() throws Exception {
        var plan = List.of(PlannedStep.of(Step.SHUTDOWN), PlannedStep.of(Step.POWER_OFF));
        var event = new MachineReturnStarted(POOL, MACHINE, null, OPERATION, plan, 3);

        assertThat(on(new ReturnedMachines(commands), event))
                .containsExactly(new StartOperation(MACHINE, OPERATION, OperationKind.RETURN, plan, 3));
    }

    @ParameterizedTest
    @CsvSource({"RETURN, 1", "REQUEST, 0", "REMOVE, 0"})
    void onlyWhatSwitchedAMachineOffBetweenTwoUsersIsToldToThePool(OperationKind kind, int told) throws Exception {
        var event = new MachineOperationCompleted(MACHINE, POOL, OPERATION, kind, "pc", Readiness.OFF, 3);

        assertThat(on(new ReturnedMachines(commands), event))
                .isEqualTo(Collections.nCopies(told, new CompleteReturn(POOL, MACHINE, OPERATION)));
    }

    @Test
    void aMachineThatCannotBeSwitchedOffIsToldToThePool() throws Exception {
        var failure = new Failure(FailureCode.REFUSED, "no");
        var event = new MachineOperationFailed(
                MACHINE, POOL, OPERATION, OperationKind.RETURN, Step.POWER_OFF, failure, false, 3);

        assertThat(on(new ReturnedMachines(commands), event))
                .containsExactly(
                        new FailReturn(POOL, MACHINE, OPERATION, ExpansionId.causedBy(CAUSE.toString()), failure));
    }

    @Test
    void aMachineThatIsNotSwitchedOffAnyMoreIsToldToThePool() throws Exception {
        var event = new MachineOperationSuperseded(MACHINE, POOL, OPERATION, OperationKind.RETURN, true);

        assertThat(on(new ReturnedMachines(commands), event)).singleElement().isInstanceOf(FailReturn.class);
    }

    @Test
    void aChangeOfStateIsToldToThePool() throws Exception {
        var event = new MachineStateChanged(
                MACHINE, POOL, PowerState.ON, true, "10.0.0.1", 5900, null, null, Readiness.ON_WITH_AGENT);

        assertThat(on(new NotedReadiness(commands), event))
                .containsExactly(new NoteReadiness(POOL, MACHINE, Readiness.ON_WITH_AGENT));
    }

    @ParameterizedTest
    @CsvSource({
        "START, false, POWER_ON",
        "SUSPEND, false, SUSPEND",
        "SHUTDOWN, false, SHUTDOWN",
        "SHUTDOWN, true, POWER_OFF",
        "REBOOT, false, REBOOT",
        "REBOOT, true, RESET"
    })
    void aPersonsWishForPowerIsAnOperationOfOneStep(PowerAction action, boolean force, Step step) throws Exception {
        assertThat(on(new RequestedPower(commands), power(action, force)))
                .containsExactly(
                        new StartOperation(MACHINE, OPERATION, OperationKind.POWER, List.of(PlannedStep.of(step)), 0));
    }

    @Test
    void aRefusedWishForPowerIsOver() throws Exception {
        var refusing = SimpleCommandBus.builder().build();
        refusing.subscribe(StartOperation.class.getName(), command -> {
            throw new CommandExecutionException(
                    "refused", null, new RejectionDetails(RejectionCode.MACHINE_BUSY, "another one waits"));
        });
        var reaction = new RequestedPower(new SagaCommands(
                DefaultCommandGateway.builder().commandBus(refusing).build()));

        assertThat(on(reaction, power(PowerAction.START, false))).isEmpty();
    }

    private static PowerChangeRequested power(PowerAction action, boolean force) {
        return new PowerChangeRequested(POOL, MACHINE, new UserId(new UUID(3, 1)), OPERATION, action, force);
    }

    @Test
    void commandsAreSentInTheNameOfTheSagasAndKeepTheChain() throws Exception {
        var message = SagaBench.event(CAUSE, new MachineReleased(MACHINE, POOL, OPERATION));
        var work = DefaultUnitOfWork.startAndGet(message);
        work.registerCorrelationDataProvider(cause -> java.util.Map.of(Metadata.CORRELATION_ID, "chain"));
        new AnnotationEventHandlerAdapter(new ReturnedPlaces(commands)).handle(message);
        work.commit();

        assertThat(sent.get(0).getMetaData())
                .containsEntry(Metadata.ACTOR, "system:saga")
                .containsEntry(Metadata.CORRELATION_ID, "chain");
    }
}
