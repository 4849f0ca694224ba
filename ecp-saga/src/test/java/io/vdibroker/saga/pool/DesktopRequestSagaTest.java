package io.vdibroker.saga.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.command.CompleteDesktopRequest;
import io.vdibroker.api.pool.command.FailDesktopRequest;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.saga.commands.SagaBench;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DesktopRequestSagaTest {
    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final MachineId FIRST = new MachineId(new UUID(2, 1));
    private static final MachineId SECOND = new MachineId(new UUID(2, 2));
    private static final TicketId TICKET = new TicketId(new UUID(6, 6));
    private static final UserId ANNA = new UserId(new UUID(7, 7));
    private static final UUID CAUSE = new UUID(0x4000L, 1);
    private static final UUID NEXT_CAUSE = new UUID(0x4000L, 2);
    private static final OperationId OPERATION = OperationId.causedBy(CAUSE.toString(), OperationKind.REQUEST);
    private static final OperationId NEXT_OPERATION =
            OperationId.causedBy(NEXT_CAUSE.toString(), OperationKind.REQUEST);
    private static final List<PlannedStep> PLAN = List.of(PlannedStep.of(Step.POWER_ON));
    private static final Failure FAILURE = new Failure(FailureCode.TIMED_OUT, "It did not start");

    private final SagaTestFixture<DesktopRequestSaga> fixture = SagaBench.of(DesktopRequestSaga.class);

    private static DesktopRequestAccepted accepted(MachineId machineId, int use) {
        return new DesktopRequestAccepted(
                POOL, TICKET, ANNA, machineId, new Entitled(EntitledKind.USER, ANNA.value()), true, use, PLAN);
    }

    private static MachineOperationCompleted completed(MachineId machineId, OperationId operationId) {
        return new MachineOperationCompleted(
                machineId, POOL, operationId, OperationKind.REQUEST, "desk-1", Readiness.ON, 1);
    }

    private static MachineOperationFailed failed() {
        return new MachineOperationFailed(
                FIRST, POOL, OPERATION, OperationKind.REQUEST, Step.POWER_ON, FAILURE, false, 1);
    }

    @Nested
    class Undo {
        @Test
        void leavesItToThePoolWhetherAnotherMachineIsGiven() {
            fixture.givenAPublished(SagaBench.event(CAUSE, accepted(FIRST, 1)))
                    .whenPublishingA(SagaBench.event(NEXT_CAUSE, failed()))
                    .expectDispatchedCommands(new FailDesktopRequest(
                            POOL, TICKET, FIRST, ExpansionId.causedBy(NEXT_CAUSE.toString()), Step.POWER_ON, FAILURE))
                    .expectActiveSagas(0);
        }

        @Test
        void endsWithTheMachineThatIsRemoved() {
            fixture.givenAPublished(SagaBench.event(CAUSE, accepted(FIRST, 1)))
                    .whenPublishingA(
                            new MachineOperationSuperseded(FIRST, POOL, OPERATION, OperationKind.REQUEST, true))
                    .expectNoDispatchedCommands()
                    .expectActiveSagas(0);
        }

        @Test
        void beginsAnewWithTheMachineThatIsGivenInstead() {
            fixture.givenAPublished(SagaBench.event(CAUSE, accepted(FIRST, 1)))
                    .andThenAPublished(failed())
                    .whenPublishingA(SagaBench.event(NEXT_CAUSE, accepted(SECOND, 2)))
                    .expectDispatchedCommands(
                            new StartOperation(SECOND, NEXT_OPERATION, OperationKind.REQUEST, PLAN, 2))
                    .expectActiveSagas(1);
        }
    }

    @Test
    void startsTheMachine() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(SagaBench.event(CAUSE, accepted(FIRST, 1)))
                .expectDispatchedCommands(new StartOperation(FIRST, OPERATION, OperationKind.REQUEST, PLAN, 1))
                .expectAssociationWith("operationId", OPERATION.toString());
    }

    @Test
    void asksForTheSameWhenTheEventComesTwice() {
        fixture.givenAPublished(SagaBench.event(CAUSE, accepted(FIRST, 1)))
                .whenPublishingA(SagaBench.event(CAUSE, accepted(FIRST, 1)))
                .expectDispatchedCommands(new StartOperation(FIRST, OPERATION, OperationKind.REQUEST, PLAN, 1))
                .expectActiveSagas(1);
    }

    @Test
    void tellsThePoolWhenItIsUp() {
        fixture.givenAPublished(SagaBench.event(CAUSE, accepted(FIRST, 1)))
                .whenPublishingA(completed(FIRST, OPERATION))
                .expectDispatchedCommands(new CompleteDesktopRequest(POOL, TICKET, FIRST))
                .expectActiveSagas(0);
    }

    @Test
    void doesNotTakeAnOldOutcomeForTheNewOne() {
        fixture.givenAPublished(SagaBench.event(CAUSE, accepted(FIRST, 1)))
                .andThenAPublished(SagaBench.event(NEXT_CAUSE, accepted(SECOND, 2)))
                .whenPublishingA(completed(FIRST, OPERATION))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void isStoredWhole() {
        var json = "{\"ticketId\":\"" + TICKET.value() + "\",\"operationId\":\"" + OPERATION.value() + "\"}";
        var saga = JsonMapper.builder().build().readValue(json, DesktopRequestSaga.class);

        assertThat(saga).hasNoNullFieldsOrProperties();
        SagaBench.readsBackEqual(saga, DesktopRequestSaga.class);
    }
}
