package io.vdibroker.saga.machine;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.command.AdmitMachine;
import io.vdibroker.api.pool.command.NotePreparationFailed;
import io.vdibroker.saga.commands.SagaBench;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PreparationSagaTest {
    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final MachineId MACHINE = new MachineId(new UUID(2, 1));
    private static final ControllerId CONTROLLER = new ControllerId(new UUID(3, 3));
    private static final OperationId OPERATION = new OperationId(new UUID(8, 8));
    private static final UUID CAUSE = new UUID(0x4000L, 1);
    private static final List<PlannedStep> PLAN =
            List.of(PlannedStep.of(Step.REMOTE_ACCESS), PlannedStep.of(Step.POWER_ON));
    private static final Failure FAILURE = new Failure(FailureCode.NO_AGENT, "No agent was heard");

    private final SagaTestFixture<PreparationSaga> fixture = SagaBench.of(PreparationSaga.class);

    private static MachineCloned cloned() {
        return new MachineCloned(MACHINE, POOL, CONTROLLER, OPERATION, "desk-1", PLAN, false);
    }

    private static MachineOperationFailed failed(boolean kept) {
        return new MachineOperationFailed(
                MACHINE, POOL, OPERATION, OperationKind.PREPARE, Step.GUEST_AGENT, FAILURE, kept, 0);
    }

    private static NotePreparationFailed noted(boolean kept) {
        return new NotePreparationFailed(POOL, MACHINE, ExpansionId.causedBy(CAUSE.toString()), FAILURE, kept);
    }

    @Nested
    class Undo {
        @Test
        void sendsAMachineAwayThatDoesNotComeUp() {
            fixture.givenAPublished(cloned())
                    .whenPublishingA(SagaBench.event(CAUSE, failed(false)))
                    .expectDispatchedCommands(
                            noted(false),
                            new StartOperation(
                                    MACHINE,
                                    OperationId.causedBy(CAUSE.toString(), OperationKind.REMOVE),
                                    OperationKind.REMOVE,
                                    List.of(),
                                    0))
                    .expectActiveSagas(0);
        }

        @Test
        void keepsAMachineThatIsToBeKept() {
            fixture.givenAPublished(cloned())
                    .whenPublishingA(SagaBench.event(CAUSE, failed(true)))
                    .expectDispatchedCommands(noted(true))
                    .expectActiveSagas(0);
        }

        @Test
        void leavesAMachineToWhoeverRemovesIt() {
            fixture.givenAPublished(cloned())
                    .whenPublishingA(
                            new MachineOperationSuperseded(MACHINE, POOL, OPERATION, OperationKind.PREPARE, true))
                    .expectNoDispatchedCommands()
                    .expectActiveSagas(0);
        }
    }

    @Test
    void preparesAClone() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(cloned())
                .expectDispatchedCommands(new StartOperation(MACHINE, OPERATION, OperationKind.PREPARE, PLAN, 0));
    }

    @Test
    void preparesAClaimedMachine() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(new MachineClaimed(MACHINE, POOL, CONTROLLER, OPERATION, "desk-1", "tag", PLAN))
                .expectDispatchedCommands(new StartOperation(MACHINE, OPERATION, OperationKind.PREPARE, PLAN, 0));
    }

    @Test
    void handsOverAMachineThatIsReady() {
        fixture.givenAPublished(cloned())
                .whenPublishingA(SagaBench.event(
                        CAUSE,
                        new MachineOperationCompleted(
                                MACHINE, POOL, OPERATION, OperationKind.PREPARE, "desk-1", Readiness.ON_WITH_AGENT, 0)))
                .expectDispatchedCommands(new AdmitMachine(
                        POOL, MACHINE, ExpansionId.causedBy(CAUSE.toString()), "desk-1", Readiness.ON_WITH_AGENT))
                .expectActiveSagas(0);
    }
}
