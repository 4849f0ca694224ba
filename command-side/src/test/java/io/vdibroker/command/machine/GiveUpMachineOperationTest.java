package io.vdibroker.command.machine;

import static io.vdibroker.api.operation.OperationKind.POWER;
import static io.vdibroker.api.operation.OperationKind.PREPARE;
import static io.vdibroker.api.operation.OperationKind.REQUEST;
import static io.vdibroker.api.operation.Step.GUEST_AGENT;
import static io.vdibroker.api.operation.Step.POWER_OFF;
import static io.vdibroker.api.operation.Step.POWER_ON;
import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.command.GiveUpMachineOperation;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationGivenUp;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class GiveUpMachineOperationTest {

    private static final Failure BY_HAND = new Failure(FailureCode.CANCELLED, "An administrator gave it up");
    private static final StartOperation PREPARING = start(FIRST, PREPARE, POWER_ON, GUEST_AGENT);

    private final AggregateTestFixture<Machine> fixture = fixture();

    private ResultValidator<Machine> whenGivenUp(OperationId operationId) {
        return fixture.when(at(NOW, giveUp(operationId)));
    }

    private static GiveUpMachineOperation giveUp(OperationId operationId) {
        return new GiveUpMachineOperation(MACHINE, operationId);
    }

    private static MachineOperationGivenUp givenUp(OperationId id, OperationKind kind, int position, Step step) {
        return new MachineOperationGivenUp(MACHINE, POOL, id, kind, RunId.of(id, position), position, step, 1);
    }

    @Test
    void failsThePreparationAtItsStep() {
        fixture.givenCommands(cloned(PREPARING, complete(FIRST, 0, 1)));
        whenGivenUp(FIRST)
                .expectEvents(givenUp(FIRST, PREPARE, 1, GUEST_AGENT), failed(FIRST, PREPARE, GUEST_AGENT, BY_HAND));
    }

    @Test
    void endsWhatIsUnderWayInEcpToo() {
        fixture.givenCommands(cloned(PREPARING, begin(FIRST, 0, 1), accept(FIRST, 0, 1, "task")));
        whenGivenUp(FIRST)
                .expectEvents(givenUp(FIRST, PREPARE, 0, POWER_ON), failed(FIRST, PREPARE, POWER_ON, BY_HAND));
    }

    @Test
    void endsWhatRestsBeforeItsNextAttempt() {
        fixture.givenCommands(cloned(PREPARING, fail(FIRST, 0, 1, REFUSED)));
        whenGivenUp(FIRST)
                .expectEvents(givenUp(FIRST, PREPARE, 0, POWER_ON), failed(FIRST, PREPARE, POWER_ON, BY_HAND));
    }

    @Test
    void letsTheNextOperationBegin() {
        fixture.givenCommands(inService(start(SECOND, REQUEST, 1, POWER_ON), start(THIRD, POWER, POWER_OFF)));
        whenGivenUp(SECOND)
                .expectEvents(
                        givenUp(SECOND, REQUEST, 0, POWER_ON),
                        new MachineOperationFailed(MACHINE, POOL, SECOND, REQUEST, POWER_ON, BY_HAND, false, 1),
                        started(THIRD, POWER, 0, POWER_OFF),
                        stepStarted(THIRD, POWER, 0, POWER_OFF, 1));
    }

    @Test
    void leavesNothingToOutcomesThatComeLate() {
        for (var late : new Object[] {complete(FIRST, 0, 1), fail(FIRST, 0, 1, REFUSED), expire(FIRST, 0, 1)}) {
            fixture()
                    .givenCommands(cloned(PREPARING, begin(FIRST, 0, 1), giveUp(FIRST)))
                    .when(at(later(100_000), late))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void letsTheWorkerBeginItNoMore() {
        fixture.givenCommands(cloned(PREPARING, giveUp(FIRST)));
        fixture.when(at(NOW, begin(FIRST, 0, 1)))
                .expectResultMessagePayload(StepAnswer.OVER)
                .expectNoEvents();
    }

    @Test
    void changesNothingWhenRepeated() {
        fixture.givenCommands(cloned(PREPARING, giveUp(FIRST)));
        whenGivenUp(FIRST).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void isRefusedOnceItIsOver() {
        fixture.givenCommands(inService());
        whenGivenUp(FIRST).expectNoEvents().expectException(refusedWith(RejectionCode.OPERATION_OVER));
    }

    @Test
    void isRefusedOfWhatWaits() {
        fixture.givenCommands(inService(start(SECOND, REQUEST, 1, POWER_ON), start(THIRD, POWER, POWER_OFF)));
        whenGivenUp(THIRD).expectNoEvents().expectException(refusedWith(RejectionCode.OPERATION_NOT_BEGUN));
    }

    @Test
    void isRefusedOfARemoval() {
        fixture.givenCommands(RemovalTest.inNeedOfAttention());
        whenGivenUp(REMOVAL).expectNoEvents().expectException(refusedWith(RejectionCode.CANNOT_BE_GIVEN_UP));
    }
}
