package io.vdibroker.command.machine;

import static io.vdibroker.api.operation.OperationKind.POWER;
import static io.vdibroker.api.operation.OperationKind.REMOVE;
import static io.vdibroker.api.operation.OperationKind.REQUEST;
import static io.vdibroker.api.operation.Step.POWER_OFF;
import static io.vdibroker.api.operation.Step.POWER_ON;
import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.command.RetryMachineOperation;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineRemovalResumed;
import io.vdibroker.api.operation.OperationId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryMachineOperationTest {

    private final AggregateTestFixture<Machine> fixture = fixture();

    private ResultValidator<Machine> whenRetried(OperationId operationId) {
        return fixture.when(at(NOW, new RetryMachineOperation(MACHINE, operationId)));
    }

    @Test
    void doesNotWaitForTheTimeOfTheNextAttempt() {
        fixture.givenCommands(
                inService(start(SECOND, REQUEST, 1, POWER_ON), begin(SECOND, 0, 1), fail(SECOND, 0, 1, REFUSED)));
        whenRetried(SECOND).expectEvents(stepStarted(SECOND, REQUEST, 0, POWER_ON, 2));
    }

    @Test
    void countsAsOneOfTheAttempts() {
        fixture.givenCommands(inService(
                start(SECOND, REQUEST, 1, POWER_ON),
                fail(SECOND, 0, 1, REFUSED),
                new RetryMachineOperation(MACHINE, SECOND),
                fail(SECOND, 0, 2, REFUSED),
                new RetryMachineOperation(MACHINE, SECOND)));
        fixture.when(at(NOW, fail(SECOND, 0, 3, REFUSED)))
                .expectEvents(
                        stepFailed(SECOND, 0, POWER_ON, 3, REFUSED, null),
                        new MachineOperationFailed(MACHINE, POOL, SECOND, REQUEST, POWER_ON, REFUSED, false, 1));
    }

    @Test
    void leavesNothingToTheEndOfThePause() {
        fixture.givenCommands(inService(
                start(SECOND, REQUEST, 1, POWER_ON),
                fail(SECOND, 0, 1, REFUSED),
                new RetryMachineOperation(MACHINE, SECOND)));
        fixture.when(at(later(60), retry(SECOND, 0, 2)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void resumesARemovalThatNeedsAttention() {
        fixture.givenCommands(RemovalTest.inNeedOfAttention());
        whenRetried(REMOVAL)
                .expectEvents(
                        new MachineRemovalResumed(MACHINE, POOL, REMOVAL),
                        stepStarted(REMOVAL, REMOVE, 0, POWER_OFF, 9));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isRefusedWhileEcpIsOrWillBeAsked(boolean begun) {
        var asked = start(SECOND, REQUEST, 1, POWER_ON);
        fixture.givenCommands(begun ? inService(asked, begin(SECOND, 0, 1)) : inService(asked));
        whenRetried(SECOND).expectNoEvents().expectException(refusedWith(RejectionCode.STEP_UNDER_WAY));
    }

    @Test
    void isRefusedOnceItIsOver() {
        fixture.givenCommands(inService());
        whenRetried(FIRST).expectNoEvents().expectException(refusedWith(RejectionCode.OPERATION_OVER));
    }

    @Test
    void isRefusedOfWhatWaits() {
        fixture.givenCommands(inService(start(SECOND, REQUEST, 1, POWER_ON), start(THIRD, POWER, POWER_OFF)));
        whenRetried(THIRD).expectNoEvents().expectException(refusedWith(RejectionCode.OPERATION_NOT_BEGUN));
    }
}
