package io.vdibroker.command.machine;

import static io.vdibroker.api.operation.OperationKind.PREPARE;
import static io.vdibroker.api.operation.OperationKind.REMOVE;
import static io.vdibroker.api.operation.OperationKind.REQUEST;
import static io.vdibroker.api.operation.Step.DELETE;
import static io.vdibroker.api.operation.Step.GUEST_AGENT;
import static io.vdibroker.api.operation.Step.POWER_OFF;
import static io.vdibroker.api.operation.Step.POWER_ON;
import static io.vdibroker.api.operation.Step.REMOTE_ACCESS;
import static io.vdibroker.api.operation.Step.UNTAG;
import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.command.ResumeRemoval;
import io.vdibroker.api.machine.command.SkipMachineStep;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.Readiness;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkipMachineStepTest {

    private final AggregateTestFixture<Machine> fixture = fixture();

    private ResultValidator<Machine> whenSkipped(OperationId operationId, int position) {
        return fixture.when(at(NOW, skip(operationId, position)));
    }

    private static SkipMachineStep skip(OperationId operationId, int position) {
        return new SkipMachineStep(MACHINE, operationId, position);
    }

    private static MachineStepSkipped skipped(OperationId id, int position, Step step, int attempt) {
        return new MachineStepSkipped(MACHINE, POOL, id, RunId.of(id, position), position, step, attempt);
    }

    @Nested
    class InAPreparation {

        @Test
        void letsItGoOnWithoutRemoteAccess() {
            fixture.givenCommands(cloned(
                    start(FIRST, PREPARE, REMOTE_ACCESS, POWER_ON), begin(FIRST, 0, 1), fail(FIRST, 0, 1, REFUSED)));
            whenSkipped(FIRST, 0)
                    .expectEvents(skipped(FIRST, 0, REMOTE_ACCESS, 1), stepStarted(FIRST, PREPARE, 1, POWER_ON, 1));
        }

        @Test
        void endsItIfThatWasAll() {
            fixture.givenCommands(cloned(start(FIRST, PREPARE, REMOTE_ACCESS)));
            whenSkipped(FIRST, 0)
                    .expectEvents(skipped(FIRST, 0, REMOTE_ACCESS, 1), completed(FIRST, PREPARE, Readiness.OFF, 0));
        }

        @Test
        void skipsNoOtherStepWhenRepeated() {
            fixture.givenCommands(cloned(start(FIRST, PREPARE, REMOTE_ACCESS, REMOTE_ACCESS), skip(FIRST, 0)));
            whenSkipped(FIRST, 0).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void changesNothingWhenRepeatedAfterTheEnd() {
            fixture.givenCommands(cloned(start(FIRST, PREPARE, REMOTE_ACCESS), skip(FIRST, 0)));
            whenSkipped(FIRST, 0).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void letsTheWorkerBeginItNoMore() {
            fixture.givenCommands(cloned(start(FIRST, PREPARE, REMOTE_ACCESS, POWER_ON), skip(FIRST, 0)));
            fixture.when(at(NOW, begin(FIRST, 0, 1)))
                    .expectResultMessagePayload(StepAnswer.OVER)
                    .expectNoEvents();
        }

        @Test
        void isRefusedWhileEcpIsAsked() {
            fixture.givenCommands(cloned(start(FIRST, PREPARE, REMOTE_ACCESS), begin(FIRST, 0, 1)));
            whenSkipped(FIRST, 0).expectNoEvents().expectException(refusedWith(RejectionCode.STEP_UNDER_WAY));
        }

        @ParameterizedTest
        @EnumSource(
                value = Step.class,
                names = {"POWER_ON", "GUEST_AGENT", "HOSTNAME", "REBOOT", "DOMAIN_JOIN", "TAG"})
        void isRefusedOfWhatMakesAMachineOfThePool(Step step) {
            fixture.givenCommands(cloned(start(FIRST, PREPARE, step)));
            whenSkipped(FIRST, 0).expectNoEvents().expectException(refusedWith(RejectionCode.STEP_NOT_SKIPPABLE));
        }

        @Test
        void isRefusedOfAStepAtWhichItIsNot() {
            fixture.givenCommands(cloned(start(FIRST, PREPARE, POWER_ON, REMOTE_ACCESS)));
            whenSkipped(FIRST, 1).expectNoEvents().expectException(refusedWith(RejectionCode.STEP_NOT_SKIPPABLE));
        }

        @Test
        void isRefusedOnceItIsOver() {
            fixture.givenCommands(inService());
            whenSkipped(FIRST, 0).expectNoEvents().expectException(refusedWith(RejectionCode.OPERATION_OVER));
        }
    }

    @Test
    void isRefusedOfTheConsoleThatAUserWaitsFor() {
        fixture.givenCommands(inService(start(SECOND, REQUEST, 1, REMOTE_ACCESS)));
        whenSkipped(SECOND, 0).expectNoEvents().expectException(refusedWith(RejectionCode.STEP_NOT_SKIPPABLE));
    }

    @Nested
    class InARemoval {

        private static final List<Step> DOMAIN_STEPS = List.of(POWER_ON, GUEST_AGENT, Step.LEAVE_DOMAIN);

        @Test
        void leavesTheAccountInTheDomainAndSaysSo() {
            fixture.givenCommands(joining(remove()));
            whenSkipped(REMOVAL, 0)
                    .expectEvents(
                            skipped(REMOVAL, 0, POWER_ON, 1),
                            new DomainMembershipLeft(MACHINE, POOL, REMOVAL, NAME, DOMAIN.domain()),
                            stepStarted(REMOVAL, REMOVE, DOMAIN_STEPS.size(), POWER_OFF, 1));
        }

        @Test
        void doesNotWaitForAnAgentThatNobodyAsksEcpFor() {
            fixture.givenCommands(joining(remove(), complete(REMOVAL, 0, 1), begin(REMOVAL, 1, 1)));
            whenSkipped(REMOVAL, 1)
                    .expectEvents(
                            skipped(REMOVAL, 1, GUEST_AGENT, 1),
                            new DomainMembershipLeft(MACHINE, POOL, REMOVAL, NAME, DOMAIN.domain()),
                            stepStarted(REMOVAL, REMOVE, DOMAIN_STEPS.size(), POWER_OFF, 1));
        }

        @Test
        void takesTheTagAwayWithTheClone() {
            fixture.givenCommands(cloned(remove(), complete(REMOVAL, 0, 1), fail(REMOVAL, 1, 1, REFUSED)));
            whenSkipped(REMOVAL, 1)
                    .expectEvents(skipped(REMOVAL, 1, UNTAG, 1), stepStarted(REMOVAL, REMOVE, 2, DELETE, 1));
        }

        @Test
        void isWhatTheRemovalNeededIfItNeededAttention() {
            var history = RemovalTest.inNeedOfAttention(1, complete(REMOVAL, 0, 1));
            history.addAll(given(skip(REMOVAL, 1)));
            fixture.givenCommands(history);
            fixture.when(at(NOW, new ResumeRemoval(MACHINE)))
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.NOTHING_TO_RESUME));
        }

        @Test
        void isRefusedOfTheDeletion() {
            fixture.givenCommands(
                    cloned(remove(), complete(REMOVAL, 0, 1), complete(REMOVAL, 1, 1), fail(REMOVAL, 2, 1, REFUSED)));
            whenSkipped(REMOVAL, 2).expectNoEvents().expectException(refusedWith(RejectionCode.STEP_NOT_SKIPPABLE));
        }

        @Test
        void isRefusedOfPowerOff() {
            fixture.givenCommands(cloned(remove(), fail(REMOVAL, 0, 1, REFUSED)));
            whenSkipped(REMOVAL, 0).expectNoEvents().expectException(refusedWith(RejectionCode.STEP_NOT_SKIPPABLE));
        }

        @Test
        void isRefusedOfTheTagOfAMachineThatStaysInEcp() {
            fixture.given(new MachineClaimed(MACHINE, POOL, CONTROLLER, FIRST, NAME, TAG, List.of()))
                    .andGivenCommands(given(remove(), fail(REMOVAL, 0, 1, REFUSED)));
            whenSkipped(REMOVAL, 0).expectNoEvents().expectException(refusedWith(RejectionCode.STEP_NOT_SKIPPABLE));
        }
    }
}
