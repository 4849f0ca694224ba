package io.vdibroker.command.machine;

import static io.vdibroker.api.operation.OperationKind.AFTER_DISCONNECT;
import static io.vdibroker.api.operation.OperationKind.POWER;
import static io.vdibroker.api.operation.OperationKind.PREPARE;
import static io.vdibroker.api.operation.OperationKind.REQUEST;
import static io.vdibroker.api.operation.Step.GUEST_AGENT;
import static io.vdibroker.api.operation.Step.HOSTNAME;
import static io.vdibroker.api.operation.Step.POWER_OFF;
import static io.vdibroker.api.operation.Step.POWER_ON;
import static io.vdibroker.api.operation.Step.SUSPEND;
import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.event.MachineHostNameChosen;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.command.Rejection;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StartOperationTest {

    private final AggregateTestFixture<Machine> fixture = fixture();

    @Test
    void startsWithTheFirstStepOfItsPlan() {
        fixture.givenCommands(cloned())
                .when(start(FIRST, PREPARE, POWER_ON, GUEST_AGENT))
                .expectEvents(
                        started(FIRST, PREPARE, 0, POWER_ON, GUEST_AGENT), stepStarted(FIRST, PREPARE, 0, POWER_ON, 1));
    }

    @Test
    void tellsTheGuestItsMachinesName() {
        fixture.givenCommands(cloned())
                .when(start(FIRST, PREPARE, HOSTNAME))
                .expectEvents(
                        new MachineHostNameChosen(
                                MACHINE, POOL, CONTROLLER.value().toString(), NAME, null),
                        started(FIRST, PREPARE, 0, HOSTNAME),
                        stepStarted(FIRST, PREPARE, 0, HOSTNAME, 1));
    }

    @Test
    void isCompleteAtOnceWithoutAPlan() {
        fixture.givenCommands(cloned())
                .when(start(FIRST, PREPARE))
                .expectEvents(started(FIRST, PREPARE, 0), completed(FIRST, PREPARE, Readiness.OFF, 0));
    }

    @Test
    void isStartedOnce() {
        fixture.givenCommands(cloned(start(FIRST, PREPARE, POWER_ON)))
                .when(start(FIRST, PREPARE, POWER_ON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isStartedOnceAlsoAfterItsEnd() {
        fixture.givenCommands(cloned(start(FIRST, PREPARE, POWER_ON), complete(FIRST, 0, 1)))
                .when(start(FIRST, PREPARE, POWER_ON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isRefusedForAMachineThatDoesNotExistYet() {
        fixture.givenCommands(given(request()))
                .when(start(FIRST, REQUEST, POWER_ON))
                .expectException(rejection(RejectionCode.MACHINE_NOT_READY));
    }

    @Nested
    class WhileAnotherRuns {

        @Test
        void waits() {
            fixture.givenCommands(inService(start(SECOND, REQUEST, 1, POWER_ON)))
                    .when(start(THIRD, POWER, POWER_OFF))
                    .expectEvents(waiting(THIRD, POWER, 0, POWER_OFF));
        }

        @Test
        void startsWhenTheOtherIsComplete() {
            fixture.givenCommands(inService(start(SECOND, REQUEST, 1, POWER_ON), start(THIRD, POWER, POWER_OFF)))
                    .when(complete(SECOND, 0, 1))
                    .expectEvents(
                            stepCompleted(SECOND, 0, POWER_ON, 1),
                            completed(SECOND, REQUEST, Readiness.OFF, 1),
                            started(THIRD, POWER, 0, POWER_OFF),
                            stepStarted(THIRD, POWER, 0, POWER_OFF, 1));
        }

        @Test
        void startsWhenTheOtherHasFailed() {
            var gone = new Failure(FailureCode.NOT_FOUND, "ECP does not have it");
            fixture.givenCommands(inService(start(SECOND, POWER, POWER_ON), start(THIRD, REQUEST, 1, POWER_ON)))
                    .when(at(NOW, fail(SECOND, 0, 1, gone)))
                    .expectEvents(
                            stepFailed(SECOND, 0, POWER_ON, 1, gone, null),
                            failed(SECOND, POWER, POWER_ON, gone),
                            started(THIRD, REQUEST, 1, POWER_ON),
                            stepStarted(THIRD, REQUEST, 0, POWER_ON, 1));
        }

        @Test
        void isRepeatedWithoutEffect() {
            fixture.givenCommands(inService(start(SECOND, REQUEST, 1, POWER_ON), start(THIRD, POWER, POWER_OFF)))
                    .when(start(THIRD, POWER, POWER_OFF))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class WhileAnotherWaits {

        @Test
        void takesThePlaceOfPowerForAUser() {
            fixture.givenCommands(inService(start(SECOND, POWER, POWER_OFF), start(THIRD, POWER, POWER_ON)))
                    .when(start(REMOVAL, REQUEST, 1, POWER_ON))
                    .expectEvents(superseded(THIRD, POWER, false), waiting(REMOVAL, REQUEST, 1, POWER_ON));
        }

        @Test
        void takesThePlaceOfTidyingUpForAUser() {
            fixture.givenCommands(
                            inService(start(SECOND, POWER, POWER_OFF), start(THIRD, AFTER_DISCONNECT, 1, SUSPEND)))
                    .when(start(REMOVAL, REQUEST, 2, POWER_ON))
                    .expectEvents(superseded(THIRD, AFTER_DISCONNECT, false), waiting(REMOVAL, REQUEST, 2, POWER_ON));
        }

        @Test
        void takesThePlaceOfAnEarlierUse() {
            fixture.givenCommands(inService(start(SECOND, POWER, POWER_OFF), start(THIRD, REQUEST, 1, POWER_ON)))
                    .when(start(REMOVAL, REQUEST, 2, POWER_ON))
                    .expectEvents(superseded(THIRD, REQUEST, false), waiting(REMOVAL, REQUEST, 2, POWER_ON));
        }

        @Test
        void doesNotTidyUpBeforeAUserIsServed() {
            fixture.givenCommands(inService(start(SECOND, POWER, POWER_OFF), start(THIRD, REQUEST, 1, POWER_ON)))
                    .when(start(REMOVAL, AFTER_DISCONNECT, 1, SUSPEND))
                    .expectEvents(superseded(REMOVAL, AFTER_DISCONNECT, false));
        }

        @Test
        void isRefusedToAPerson() {
            fixture.givenCommands(inService(start(SECOND, REQUEST, 1, POWER_ON), start(THIRD, POWER, POWER_OFF)))
                    .when(start(REMOVAL, POWER, POWER_ON))
                    .expectNoEvents()
                    .expectException(rejection(RejectionCode.MACHINE_BUSY));
        }
    }

    @Nested
    class OfAPerson {

        @Test
        void isRefusedBeforeTheMachineIsInService() {
            fixture.givenCommands(cloned())
                    .when(start(FIRST, POWER, POWER_ON))
                    .expectNoEvents()
                    .expectException(rejection(RejectionCode.MACHINE_NOT_READY));
        }

        @Test
        void isRefusedWhenTheMachineLeaves() {
            fixture.givenCommands(inService(remove()))
                    .when(start(SECOND, POWER, POWER_ON))
                    .expectNoEvents()
                    .expectException(rejection(RejectionCode.MACHINE_NOT_READY));
        }
    }

    @Nested
    class OfAnEarlierUse {

        @Test
        void comesTooLate() {
            fixture.givenCommands(inService(start(SECOND, REQUEST, 2)))
                    .when(start(THIRD, AFTER_DISCONNECT, 1, SUSPEND))
                    .expectEvents(superseded(THIRD, AFTER_DISCONNECT, false));
        }

        @Test
        void comesTooLateOnce() {
            fixture.givenCommands(inService(start(SECOND, REQUEST, 2), start(THIRD, AFTER_DISCONNECT, 1, SUSPEND)))
                    .when(start(THIRD, AFTER_DISCONNECT, 1, SUSPEND))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void doesNotConcernTheSameUse() {
            fixture.givenCommands(inService(start(SECOND, REQUEST, 2)))
                    .when(start(THIRD, AFTER_DISCONNECT, 2, SUSPEND))
                    .expectEvents(
                            started(THIRD, AFTER_DISCONNECT, 2, SUSPEND),
                            stepStarted(THIRD, AFTER_DISCONNECT, 0, SUSPEND, 1));
        }
    }

    private static Matcher<Rejection> rejection(RejectionCode code) {
        return Matchers.predicate(rejection -> rejection.code() == code);
    }
}
