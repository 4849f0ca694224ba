package io.vdibroker.command.machine;

import static io.vdibroker.api.operation.OperationKind.POWER;
import static io.vdibroker.api.operation.OperationKind.REQUEST;
import static io.vdibroker.api.operation.OperationKind.RETURN;
import static io.vdibroker.api.operation.Step.POWER_OFF;
import static io.vdibroker.api.operation.Step.POWER_ON;
import static io.vdibroker.api.operation.Step.SHUTDOWN;
import static io.vdibroker.command.machine.Machines.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.command.GiveUpMachineOperation;
import io.vdibroker.api.machine.command.SkipMachineStep;
import java.time.Instant;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** How a machine is switched off between two users. */
class ReturnTest {

    private final AggregateTestFixture<Machine> fixture = fixture();

    private static Map<String, String> metadata(Instant time) {
        return Map.of(Metadata.RECEIVED_AT, time.toString());
    }

    @Test
    void forcesAGuestThatCannotBeAsked() {
        fixture.givenCommands(inService(start(SECOND, RETURN, 2, SHUTDOWN, POWER_OFF), begin(SECOND, 0, 1)))
                .when(fail(SECOND, 0, 1, REFUSED), metadata(later(1)))
                .expectEvents(
                        stepFailed(SECOND, 0, SHUTDOWN, 1, REFUSED, null),
                        stepStarted(SECOND, RETURN, 1, POWER_OFF, 1));
    }

    @Test
    void forcesAGuestThatTakesTooLong() {
        fixture.givenCommands(inService(start(SECOND, RETURN, 2, SHUTDOWN, POWER_OFF), begin(SECOND, 0, 1)))
                .when(expire(SECOND, 0, 1), metadata(later(600)))
                .expectState(machine -> assertThat(machine.position).isEqualTo(1));
    }

    @Test
    void letsAPersonSkipTheAsking() {
        fixture.givenCommands(inService(start(SECOND, RETURN, 2, SHUTDOWN, POWER_OFF)))
                .when(new SkipMachineStep(MACHINE, SECOND, 0))
                .expectSuccessfulHandlerExecution()
                .expectState(machine -> assertThat(machine.position).isEqualTo(1));
    }

    @Test
    void doesNotLetAPersonSkipTheForce() {
        fixture.givenCommands(inService(start(SECOND, RETURN, 2, SHUTDOWN, POWER_OFF), complete(SECOND, 0, 1)))
                .when(new SkipMachineStep(MACHINE, SECOND, 1))
                .expectException(refusedWith(RejectionCode.STEP_NOT_SKIPPABLE));
    }

    @Test
    void failsIfItIsGivenUp() {
        fixture.givenCommands(inService(start(SECOND, RETURN, 2, POWER_OFF), begin(SECOND, 0, 1)))
                .when(new GiveUpMachineOperation(MACHINE, SECOND))
                .expectSuccessfulHandlerExecution()
                .expectState(machine -> assertThat(machine.operations.running()).isNull());
    }

    @Test
    void comesBeforeWhoeverWaitsForTheMachine() {
        fixture.givenCommands(inService(start(SECOND, POWER, POWER_OFF), start(THIRD, REQUEST, 1, POWER_ON)))
                .when(start(REMOVAL, RETURN, 2, POWER_OFF))
                .expectEvents(superseded(THIRD, REQUEST, false), waiting(REMOVAL, RETURN, 2, POWER_OFF));
    }

    @Test
    void isNotPutOffByARequestOfTheUserWhoLostIt() {
        fixture.givenCommands(inService(start(SECOND, RETURN, 2, POWER_OFF)))
                .when(start(THIRD, REQUEST, 1, POWER_ON))
                .expectEvents(superseded(THIRD, REQUEST, false));
    }
}
