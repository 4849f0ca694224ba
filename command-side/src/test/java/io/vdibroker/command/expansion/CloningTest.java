package io.vdibroker.command.expansion;

import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.expansion.Expansions.*;

import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.command.RecordCloned;
import io.vdibroker.api.expansion.event.CloningTimedOut;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.StepAnswer;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The limit of cloning three machines is 33 minutes; there are 5 attempts with pauses of 10, 20, 40 and 80 seconds. */
class CloningTest {

    private final AggregateTestFixture<Expansion> fixture = fixture();

    private ResultValidator<Expansion> when(Object command) {
        return fixture.when(stamped(command));
    }

    @Test
    void isStarted() {
        fixture.givenNoPriorActivity();
        when(start()).expectEvents(started(1));
    }

    @Test
    void isStartedOnce() {
        fixture.givenCommands(given(start()));
        when(start()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void isStartedOnceAlsoAfterItsEnd() {
        fixture.givenCommands(given(start(), failCloning(1, NO_SPACE)));
        when(start()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Nested
    class Begins {

        @Test
        void withATimeThatGrowsWithTheNumberOfMachines() {
            fixture.givenCommands(given(start()));
            when(begin(1)).expectResultMessagePayload(StepAnswer.GO).expectEvents(begun(1, later(33)));
        }

        @Test
        void once() {
            fixture.givenCommands(given(start(), begin(1)));
            when(begin(1)).expectResultMessagePayload(StepAnswer.GO).expectNoEvents();
        }

        @Test
        void notByAnAttemptThatIsOver() {
            fixture.givenCommands(given(start(), begin(1), failCloning(1, REFUSED), retryCloning(2)));
            when(begin(1)).expectResultMessagePayload(StepAnswer.OVER).expectNoEvents();
        }

        @Test
        void notWhenTheOutcomeIsKnown() {
            fixture.givenCommands(given(start(), begin(1), cloned(allReady(), List.of())));
            when(begin(1)).expectResultMessagePayload(StepAnswer.OVER).expectNoEvents();
        }
    }

    @Nested
    class IsATask {

        @Test
        void withATimeOfItsOwn() {
            fixture.givenCommands(given(start(), begin(1)));
            when(at(later(1), task("task"))).expectEvents(accepted("task", later(34)));
        }

        @Test
        void thatCouldNotBeFoundAfterARestart() {
            fixture.givenCommands(given(start(), begin(1)));
            when(task(null)).expectEvents(accepted(null, later(33)));
        }

        @Test
        void once() {
            fixture.givenCommands(given(start(), begin(1), task(null)));
            when(task(null)).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void thatIsFoundAfterAll() {
            fixture.givenCommands(given(start(), begin(1), task(null)));
            when(task("task")).expectEvents(accepted("task", later(33)));
        }

        @Test
        void notWhenTheOutcomeIsKnown() {
            fixture.givenCommands(given(start(), begin(1), cloned(allReady(), List.of())));
            when(task("task")).expectSuccessfulHandlerExecution().expectNoEvents();
        }
    }

    @Nested
    class Ends {

        private static final Failure LOST =
                new Failure(FailureCode.TASK_FAILED, "ECP shows no usable machine after cloning");

        @Test
        void withAllMachinesThatAreThenTagged() {
            fixture.givenCommands(given(start(), begin(1), task("task")));
            when(cloned(allReady(), List.of())).expectEvents(ended(allReady(), List.of()), taggingStarted(1, ALL));
        }

        @Test
        void withSomeMachinesOfWhichOnlyTheseAreTagged() {
            var lost = List.of(new CloneFailed(TWO, REFUSED));
            fixture.givenCommands(given(start(), begin(1)));
            when(cloned(List.of(ready(ONE), ready(THREE)), lost))
                    .expectEvents(
                            ended(List.of(ready(ONE), ready(THREE)), lost), taggingStarted(1, List.of(ONE, THREE)));
        }

        @Test
        void withNoneAndNothingToTag() {
            fixture.givenCommands(given(start(), begin(1)));
            when(cloned(List.of(), List.of())).expectEvents(noneCame(LOST));
        }

        @Test
        void withAWordAboutEachMachineWhateverIsReported() {
            var foreign = new CloneReady(MachineId.of(EXPANSION, 7), "office-8");
            var contradiction = new CloneFailed(ONE, REFUSED);
            fixture.givenCommands(given(start(), begin(1)));
            when(cloned(List.of(foreign, ready(ONE), ready(ONE)), List.of(contradiction)))
                    .expectEvents(
                            ended(
                                    List.of(ready(ONE)),
                                    List.of(new CloneFailed(TWO, LOST), new CloneFailed(THREE, LOST))),
                            taggingStarted(1, List.of(ONE)));
        }

        @Test
        void once() {
            fixture.givenCommands(given(start(), begin(1), cloned(allReady(), List.of())));
            when(cloned(List.of(), List.of()))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void notByAForeignRun() {
            fixture.givenCommands(given(start(), begin(1)));
            when(new RecordCloned(EXPANSION, RunId.of(POOL, Step.CLONE), 1, allReady(), List.of()))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class Fails {

        @Test
        void andRests() {
            fixture.givenCommands(given(start(), begin(1)));
            when(failCloning(1, REFUSED)).expectEvents(attemptFailed(1, REFUSED, seconds(10)));
        }

        @Test
        void andIsTakenUpAgainWithTheSameMachines() {
            fixture.givenCommands(given(start(), begin(1), failCloning(1, REFUSED)));
            when(retryCloning(2)).expectEvents(started(2));
        }

        @Test
        void andIsTakenUpOnce() {
            fixture.givenCommands(given(start(), begin(1), failCloning(1, REFUSED), retryCloning(2)));
            when(retryCloning(2)).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void atOnceForLackOfSpace() {
            fixture.givenCommands(given(start(), begin(1)));
            when(failCloning(1, NO_SPACE)).expectEvents(attemptFailed(1, NO_SPACE, null), noneCame(NO_SPACE));
        }

        @Test
        void withItsLastAttempt() {
            fixture.givenCommands(given(
                    start(),
                    failCloning(1, REFUSED),
                    retryCloning(2),
                    failCloning(2, REFUSED),
                    retryCloning(3),
                    failCloning(3, REFUSED),
                    retryCloning(4),
                    failCloning(4, REFUSED),
                    retryCloning(5)));
            when(failCloning(5, REFUSED)).expectEvents(attemptFailed(5, REFUSED, null), noneCame(REFUSED));
        }

        @Test
        void once() {
            fixture.givenCommands(given(start(), begin(1), failCloning(1, REFUSED)));
            when(failCloning(1, REFUSED)).expectSuccessfulHandlerExecution().expectNoEvents();
        }
    }

    @Nested
    class Expires {

        @Test
        void andRests() {
            var late = new Failure(FailureCode.TIMED_OUT, "ECP did not clone in time");
            fixture.givenCommands(given(start(), begin(1)));
            when(at(later(33), expireCloning()))
                    .expectEvents(
                            new CloningTimedOut(EXPANSION, POOL, CLONING, 1),
                            attemptFailed(1, late, later(33).plusSeconds(10)));
        }

        @Test
        void notBeforeItsTime() {
            fixture.givenCommands(given(start(), begin(1)));
            when(at(later(32), expireCloning()))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void notWhileItIsQueued() {
            fixture.givenCommands(given(start()));
            when(at(later(999), expireCloning()))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }
}
