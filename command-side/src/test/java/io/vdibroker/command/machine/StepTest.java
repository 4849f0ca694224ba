package io.vdibroker.command.machine;

import static io.vdibroker.api.operation.OperationKind.POWER;
import static io.vdibroker.api.operation.OperationKind.PREPARE;
import static io.vdibroker.api.operation.Step.GUEST_AGENT;
import static io.vdibroker.api.operation.Step.POWER_OFF;
import static io.vdibroker.api.operation.Step.POWER_ON;
import static io.vdibroker.api.operation.Step.REBOOT;
import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.machine.Machines.*;

import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.RecordMachineCloned;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.Readiness;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StepTest {

    private static final Failure TIMED_OUT =
            new Failure(FailureCode.TIMED_OUT, "ECP did not show the goal of POWER_ON in time");

    private final AggregateTestFixture<Machine> fixture = fixture();

    /** Preparation: power on (limit 3 min, 3 attempts, pauses of 5 and 10 s), then the agent (10 min, 1 attempt). */
    private static List<CommandMessage<?>> preparing(Object... more) {
        var commands = new ArrayList<>(cloned(start(FIRST, PREPARE, POWER_ON, GUEST_AGENT)));
        commands.addAll(given(more));
        return commands;
    }

    private ResultValidator<Machine> when(Object command) {
        return fixture.when(command instanceof CommandMessage<?> ? command : at(NOW, command));
    }

    @Nested
    class Begins {

        @Test
        void withATimeWhenItIsDue() {
            fixture.givenCommands(preparing());
            when(begin(FIRST, 0, 1))
                    .expectResultMessagePayload(StepAnswer.GO)
                    .expectEvents(stepBegun(FIRST, 0, POWER_ON, 1, later(180)));
        }

        @Test
        void once() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1)));
            when(begin(FIRST, 0, 1)).expectResultMessagePayload(StepAnswer.GO).expectNoEvents();
        }

        @Test
        void notByAnAttemptThatIsNotItsTurn() {
            fixture.givenCommands(preparing());
            when(begin(FIRST, 0, 2)).expectResultMessagePayload(StepAnswer.OVER).expectNoEvents();
        }

        @Test
        void notByAForeignRun() {
            fixture.givenCommands(preparing());
            when(begin(SECOND, 0, 1))
                    .expectResultMessagePayload(StepAnswer.OVER)
                    .expectNoEvents();
        }

        @Test
        void notWhenItIsDone() {
            fixture.givenCommands(preparing(complete(FIRST, 0, 1)));
            when(begin(FIRST, 0, 1)).expectResultMessagePayload(StepAnswer.OVER).expectNoEvents();
        }

        @Test
        void notWhenItWasSuperseded() {
            fixture.givenCommands(preparing(remove()));
            when(begin(FIRST, 0, 1)).expectResultMessagePayload(StepAnswer.OVER).expectNoEvents();
        }

        @Test
        void notWhileItRests() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), fail(FIRST, 0, 1, REFUSED)));
            when(begin(FIRST, 0, 1)).expectResultMessagePayload(StepAnswer.OVER).expectNoEvents();
        }
    }

    @Nested
    class IsATask {

        @Test
        void withATimeOfItsOwn() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1)));
            when(at(later(60), accept(FIRST, 0, 1, "task")))
                    .expectEvents(accepted(FIRST, 0, POWER_ON, 1, "task", later(240)));
        }

        @Test
        void once() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), accept(FIRST, 0, 1, "task")));
            when(accept(FIRST, 0, 1, "task")).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void byAnotherIdIfEcpForgotTheFirst() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), accept(FIRST, 0, 1, "task")));
            when(accept(FIRST, 0, 1, "other")).expectEvents(accepted(FIRST, 0, POWER_ON, 1, "other", later(180)));
        }

        @Test
        void notIfItWasSuperseded() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), remove()));
            when(accept(FIRST, 0, 1, "task")).expectSuccessfulHandlerExecution().expectNoEvents();
        }
    }

    @Nested
    class IsDone {

        @Test
        void andTheNextOneFollows() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), accept(FIRST, 0, 1, "task")));
            when(complete(FIRST, 0, 1))
                    .expectEvents(stepCompleted(FIRST, 0, POWER_ON, 1), stepStarted(FIRST, PREPARE, 1, GUEST_AGENT, 1));
        }

        @Test
        void withoutACallIfEcpShowsItsGoalAlready() {
            fixture.givenCommands(preparing());
            when(complete(FIRST, 0, 1))
                    .expectEvents(stepCompleted(FIRST, 0, POWER_ON, 1), stepStarted(FIRST, PREPARE, 1, GUEST_AGENT, 1));
        }

        @Test
        void andTheOperationWithTheLastOne() {
            var up = observed(PowerState.ON, true, "10.0.0.5");
            fixture.givenCommands(preparing(complete(FIRST, 0, 1)));
            when(complete(FIRST, 1, 1, up))
                    .expectEvents(
                            changed(up, Readiness.ON_WITH_AGENT),
                            stepCompleted(FIRST, 1, GUEST_AGENT, 1),
                            completed(FIRST, PREPARE, Readiness.ON_WITH_AGENT, 0));
        }

        @Test
        void withoutWordsAboutAStateThatIsKnown() {
            var up = observed(PowerState.ON, true, "10.0.0.5");
            fixture.givenCommands(preparing(report(up)));
            when(complete(FIRST, 0, 1, up))
                    .expectEvents(stepCompleted(FIRST, 0, POWER_ON, 1), stepStarted(FIRST, PREPARE, 1, GUEST_AGENT, 1));
        }

        @Test
        void once() {
            fixture.givenCommands(preparing(complete(FIRST, 0, 1)));
            when(complete(FIRST, 0, 1, observed(PowerState.ON, false, null)))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void notByAnEarlierAttempt() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), fail(FIRST, 0, 1, REFUSED), retry(FIRST, 0, 2)));
            when(complete(FIRST, 0, 1)).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void notByTheSamePositionOfAnotherOperation() {
            fixture.givenCommands(inService(start(SECOND, POWER, POWER_ON, POWER_OFF), start(THIRD, POWER, POWER_ON)));
            when(complete(THIRD, 0, 1)).expectSuccessfulHandlerExecution().expectNoEvents();
        }
    }

    @Nested
    class Fails {

        @Test
        void andRests() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1)));
            when(fail(FIRST, 0, 1, REFUSED)).expectEvents(stepFailed(FIRST, 0, POWER_ON, 1, REFUSED, later(5)));
        }

        @Test
        void andIsTakenUpAgain() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), fail(FIRST, 0, 1, REFUSED)));
            when(retry(FIRST, 0, 2)).expectEvents(stepStarted(FIRST, PREPARE, 0, POWER_ON, 2));
        }

        @Test
        void andIsTakenUpOnce() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), fail(FIRST, 0, 1, REFUSED), retry(FIRST, 0, 2)));
            when(retry(FIRST, 0, 2)).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void andIsNotTakenUpWithoutAPause() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1)));
            when(retry(FIRST, 0, 2)).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void andIsNotTakenUpWhenItWasSuperseded() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), fail(FIRST, 0, 1, REFUSED), remove()));
            when(retry(FIRST, 0, 2)).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void andRestsLongerTheSecondTime() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), fail(FIRST, 0, 1, REFUSED), retry(FIRST, 0, 2)));
            when(fail(FIRST, 0, 2, REFUSED)).expectEvents(stepFailed(FIRST, 0, POWER_ON, 2, REFUSED, later(10)));
        }

        @Test
        void andTheOperationWithItsLastAttempt() {
            fixture.givenCommands(preparing(
                    fail(FIRST, 0, 1, REFUSED), retry(FIRST, 0, 2), fail(FIRST, 0, 2, REFUSED), retry(FIRST, 0, 3)));
            when(fail(FIRST, 0, 3, REFUSED))
                    .expectEvents(
                            stepFailed(FIRST, 0, POWER_ON, 3, REFUSED, null),
                            failed(FIRST, PREPARE, POWER_ON, REFUSED));
        }

        @Test
        void forGoodIfNoRepeatCanHelp() {
            var noSpace = new Failure(FailureCode.NO_SPACE, "The data pool is full");
            fixture.givenCommands(preparing(begin(FIRST, 0, 1)));
            when(fail(FIRST, 0, 1, noSpace))
                    .expectEvents(
                            stepFailed(FIRST, 0, POWER_ON, 1, noSpace, null),
                            failed(FIRST, PREPARE, POWER_ON, noSpace));
        }

        @Test
        void once() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), fail(FIRST, 0, 1, REFUSED)));
            when(fail(FIRST, 0, 1, REFUSED)).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void notWhenItIsDone() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), complete(FIRST, 0, 1)));
            when(fail(FIRST, 0, 1, REFUSED)).expectSuccessfulHandlerExecution().expectNoEvents();
        }
    }

    @Nested
    class Expires {

        @Test
        void andRests() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1)));
            when(at(later(180), expire(FIRST, 0, 1)))
                    .expectEvents(timedOut(0, POWER_ON), stepFailed(FIRST, 0, POWER_ON, 1, TIMED_OUT, later(185)));
        }

        @Test
        void notBeforeItsTime() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1)));
            when(at(later(179), expire(FIRST, 0, 1)))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void notByTheTimeThatWasBeforeItsTask() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), at(later(60), accept(FIRST, 0, 1, "task"))));
            when(at(later(180), expire(FIRST, 0, 1)))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void notWhileItIsQueued() {
            fixture.givenCommands(preparing());
            when(at(later(9999), expire(FIRST, 0, 1)))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void notWhenItIsDone() {
            fixture.givenCommands(preparing(begin(FIRST, 0, 1), complete(FIRST, 0, 1)));
            when(at(later(9999), expire(FIRST, 0, 1)))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void withAClearReasonIfNoAgentAnswers() {
            var silent = new Failure(FailureCode.NO_AGENT, "The guest agent was not heard in time");
            fixture.givenCommands(preparing(complete(FIRST, 0, 1), begin(FIRST, 1, 1)));
            when(at(later(600), expire(FIRST, 1, 1)))
                    .expectEvents(
                            timedOut(1, GUEST_AGENT),
                            stepFailed(FIRST, 1, GUEST_AGENT, 1, silent, null),
                            failed(FIRST, PREPARE, GUEST_AGENT, silent));
        }

        @Test
        void withAnotherReasonIfTheAgentHasNoAddress() {
            var lost = new Failure(FailureCode.NO_ADDRESS, "The guest agent reported no usable address in time");
            fixture.givenCommands(
                    preparing(complete(FIRST, 0, 1), begin(FIRST, 1, 1), report(observed(PowerState.ON, true, null))));
            when(at(later(600), expire(FIRST, 1, 1)))
                    .expectEvents(
                            timedOut(1, GUEST_AGENT),
                            stepFailed(FIRST, 1, GUEST_AGENT, 1, lost, null),
                            failed(FIRST, PREPARE, GUEST_AGENT, lost));
        }

        private MachineStepTimedOut timedOut(int position, Step step) {
            return new MachineStepTimedOut(MACHINE, POOL, FIRST, RunId.of(FIRST, position), position, step, 1);
        }
    }

    @Test
    void mayOccurTwiceInOnePlan() {
        fixture.givenCommands(inService(start(SECOND, POWER, POWER_ON, POWER_OFF, POWER_ON), complete(SECOND, 0, 1)));
        when(complete(SECOND, 1, 1))
                .expectEvents(stepCompleted(SECOND, 1, POWER_OFF, 1), stepStarted(SECOND, POWER, 2, POWER_ON, 1));
    }

    @Test
    void keepsTheFailedMachineIfItsPoolWantsThat() {
        var noSpace = new Failure(FailureCode.NO_SPACE, "The data pool is full");
        var recordCloned = new RecordMachineCloned(MACHINE, FIRST, NAME, List.of(), true);
        fixture.givenCommands(given(request(), recordCloned, start(FIRST, PREPARE, REBOOT)));
        when(fail(FIRST, 0, 1, noSpace))
                .expectEvents(
                        stepFailed(FIRST, 0, REBOOT, 1, noSpace, null),
                        new MachineOperationFailed(MACHINE, POOL, FIRST, PREPARE, REBOOT, noSpace, true, 0));
    }
}
