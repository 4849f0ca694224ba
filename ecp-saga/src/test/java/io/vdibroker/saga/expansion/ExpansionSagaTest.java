package io.vdibroker.saga.expansion;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.command.StartCloning;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.expansion.event.TagApplied;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.RecordMachineCloned;
import io.vdibroker.api.machine.command.RequestMachine;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.EndCloning;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.saga.commands.SagaBench;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class ExpansionSagaTest {
    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final ExpansionId EXPANSION = new ExpansionId(new UUID(5, 1));
    private static final ExpansionId NEXT = ExpansionId.after(EXPANSION);
    private static final ControllerId CONTROLLER = new ControllerId(new UUID(3, 3));
    private static final MachineId FIRST = MachineId.of(EXPANSION, 0);
    private static final MachineId SECOND = MachineId.of(EXPANSION, 1);
    private static final UUID CAUSE = new UUID(0x4000L, 1);
    private static final List<PlannedStep> PLAN = List.of(PlannedStep.of(Step.POWER_ON));
    private static final Failure FAILURE = new Failure(FailureCode.TASK_FAILED, "The disk broke");
    private static final Failure CANCELLED = new Failure(FailureCode.CANCELLED, "The machines are not wanted any more");
    private static final CloneReady CAME = new CloneReady(FIRST, "desk-1");
    private static final CloneFailed MISSING = new CloneFailed(SECOND, FAILURE);

    private final SagaTestFixture<ExpansionSaga> fixture = SagaBench.of(ExpansionSaga.class);

    private static PoolExpansionStarted started() {
        return new PoolExpansionStarted(
                POOL, EXPANSION, CONTROLLER, 7, 2, new UUID(9, 1), new UUID(9, 2), "desk", true, "tag", PLAN, true);
    }

    private static ExpansionCloned cloned(List<CloneReady> ready, List<CloneFailed> failed) {
        return new ExpansionCloned(EXPANSION, POOL, ready, failed);
    }

    private static StartOperation removal(MachineId machineId) {
        var operationId = OperationId.causedBy(CAUSE.toString(), machineId, OperationKind.REMOVE);
        return new StartOperation(machineId, operationId, OperationKind.REMOVE, List.of(), 0);
    }

    private static RecordMachineCloned recorded(MachineId machineId, String name) {
        var operationId = OperationId.causedBy(CAUSE.toString(), machineId, OperationKind.PREPARE);
        return new RecordMachineCloned(machineId, operationId, name, PLAN, true);
    }

    private static EndCloning allFailed(List<MachineId> machineIds, Failure reason) {
        return new EndCloning(POOL, EXPANSION, NEXT, List.of(), machineIds, reason);
    }

    @Nested
    class Undo {
        @Test
        void removesEveryMachineIfNoneCame() {
            var other = new CloneFailed(FIRST, FAILURE);
            fixture.givenAPublished(started())
                    .whenPublishingA(SagaBench.event(CAUSE, cloned(List.of(), List.of(other, MISSING))))
                    .expectDispatchedCommands(
                            removal(FIRST), removal(SECOND), allFailed(List.of(FIRST, SECOND), FAILURE))
                    .expectActiveSagas(0);
        }

        @Test
        void removesEveryMachineThatCannotBeTagged() {
            fixture.givenAPublished(started())
                    .andThenAPublished(cloned(List.of(CAME), List.of(MISSING)))
                    .whenPublishingA(SagaBench.event(CAUSE, new TaggingGivenUp(EXPANSION, POOL, FAILURE)))
                    .expectDispatchedCommands(
                            removal(FIRST), removal(SECOND), allFailed(List.of(FIRST, SECOND), FAILURE))
                    .expectActiveSagas(0);
        }

        @Test
        void removesWhatCameOfACancelledExpansion() {
            fixture.givenAPublished(started())
                    .andThenAPublished(new ExpansionCancelRequested(EXPANSION, POOL))
                    .whenPublishingA(SagaBench.event(CAUSE, cloned(List.of(CAME), List.of(MISSING))))
                    .expectDispatchedCommands(
                            removal(FIRST), removal(SECOND), allFailed(List.of(FIRST, SECOND), CANCELLED))
                    .expectActiveSagas(0);
        }

        @Test
        void removesWhatWasBeingTaggedWhenItIsCancelled() {
            fixture.givenAPublished(started())
                    .andThenAPublished(cloned(List.of(CAME), List.of(MISSING)))
                    .whenPublishingA(SagaBench.event(CAUSE, new ExpansionCancelRequested(EXPANSION, POOL)))
                    .expectDispatchedCommands(
                            removal(FIRST), removal(SECOND), allFailed(List.of(FIRST, SECOND), CANCELLED))
                    .expectActiveSagas(0);
        }
    }

    @Test
    void requestsEachMachineBeforeEcpIsAsked() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(started())
                .expectDispatchedCommands(
                        new RequestMachine(FIRST, POOL, CONTROLLER, EXPANSION, "tag"),
                        new RequestMachine(SECOND, POOL, CONTROLLER, EXPANSION, "tag"),
                        new StartCloning(
                                EXPANSION,
                                POOL,
                                CONTROLLER,
                                new UUID(9, 1),
                                new UUID(9, 2),
                                "desk",
                                true,
                                7,
                                List.of(FIRST, SECOND),
                                "tag"));
    }

    @Test
    void waitsForTheTag() {
        fixture.givenAPublished(started())
                .whenPublishingA(cloned(List.of(CAME), List.of(MISSING)))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void tellsThePoolTheEndAndThenEachMachineItsOutcome() {
        fixture.givenAPublished(started())
                .andThenAPublished(cloned(List.of(CAME), List.of(MISSING)))
                .whenPublishingA(SagaBench.event(CAUSE, new TagApplied(EXPANSION, POOL, "tag")))
                .expectDispatchedCommands(
                        new EndCloning(POOL, EXPANSION, NEXT, List.of(FIRST), List.of(SECOND), FAILURE),
                        recorded(FIRST, "desk-1"),
                        removal(SECOND))
                .expectActiveSagas(0);
    }

    @Test
    void namesNoFailureIfAllCame() {
        fixture.givenAPublished(started())
                .andThenAPublished(cloned(List.of(CAME, new CloneReady(SECOND, "desk-2")), List.of()))
                .whenPublishingA(SagaBench.event(CAUSE, new TagApplied(EXPANSION, POOL, "tag")))
                .expectDispatchedCommands(
                        new EndCloning(POOL, EXPANSION, NEXT, List.of(FIRST, SECOND), List.of(), null),
                        recorded(FIRST, "desk-1"),
                        recorded(SECOND, "desk-2"));
    }

    @Test
    void isStoredWhole() {
        var commands = new SagaCommands(Mockito.mock(CommandGateway.class));
        var saga = new ExpansionSaga();
        saga.on(started(), commands);
        saga.on(cloned(List.of(CAME), List.of(MISSING)), CAUSE.toString(), commands);

        SagaBench.readsBackEqual(saga, ExpansionSaga.class);
    }
}
