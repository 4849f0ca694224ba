package io.vdibroker.command.expansion;

import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.expansion.Expansions.*;

import io.vdibroker.api.expansion.event.TagApplied;
import io.vdibroker.api.expansion.event.TaggingBegun;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.expansion.event.TaggingTimedOut;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.StepAnswer;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** The limit of tagging three machines is 63 seconds; there are 5 attempts with pauses of 5, 10, 20 and 40 seconds. */
class TaggingTest {

    private final AggregateTestFixture<Expansion> fixture = fixture();

    private ResultValidator<Expansion> when(Object command) {
        return fixture.when(stamped(command));
    }

    private static List<CommandMessage<?>> tagging(Object... more) {
        var commands = new ArrayList<>(given(start(), begin(1), cloned(allReady(), List.of())));
        commands.addAll(given(more));
        return commands;
    }

    @Test
    void beginsWithATime() {
        fixture.givenCommands(tagging());
        when(beginTagging(1))
                .expectResultMessagePayload(StepAnswer.GO)
                .expectEvents(new TaggingBegun(EXPANSION, POOL, TAGGING, 1, seconds(63)));
    }

    @Test
    void beginsOnce() {
        fixture.givenCommands(tagging(beginTagging(1)));
        when(beginTagging(1)).expectResultMessagePayload(StepAnswer.GO).expectNoEvents();
    }

    @Test
    void doesNotBeginWhenItIsDone() {
        fixture.givenCommands(tagging(beginTagging(1), tagged()));
        when(beginTagging(1)).expectResultMessagePayload(StepAnswer.OVER).expectNoEvents();
    }

    @Test
    void isDone() {
        fixture.givenCommands(tagging(beginTagging(1)));
        when(tagged()).expectEvents(new TagApplied(EXPANSION, POOL, TAG));
    }

    @Test
    void isDoneOnce() {
        fixture.givenCommands(tagging(beginTagging(1), tagged()));
        when(tagged()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void failsAndRests() {
        fixture.givenCommands(tagging(beginTagging(1)));
        when(failTagging(1, REFUSED)).expectEvents(taggingFailed(1, REFUSED, seconds(5)));
    }

    @Test
    void isTakenUpAgain() {
        fixture.givenCommands(tagging(beginTagging(1), failTagging(1, REFUSED)));
        when(retryTagging(2)).expectEvents(taggingStarted(2, ALL));
    }

    @Test
    void isTakenUpOnce() {
        fixture.givenCommands(tagging(beginTagging(1), failTagging(1, REFUSED), retryTagging(2)));
        when(retryTagging(2)).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void isGivenUpWithItsLastAttempt() {
        fixture.givenCommands(tagging(
                failTagging(1, REFUSED),
                retryTagging(2),
                failTagging(2, REFUSED),
                retryTagging(3),
                failTagging(3, REFUSED),
                retryTagging(4),
                failTagging(4, REFUSED),
                retryTagging(5)));
        when(failTagging(5, REFUSED))
                .expectEvents(taggingFailed(5, REFUSED, null), new TaggingGivenUp(EXPANSION, POOL, REFUSED));
    }

    @Test
    void expires() {
        fixture.givenCommands(tagging(beginTagging(1)));
        when(at(seconds(63), expireTagging()))
                .expectEvents(
                        new TaggingTimedOut(EXPANSION, POOL, TAGGING, 1),
                        taggingFailed(1, new Failure(FailureCode.TIMED_OUT, "ECP did not tag in time"), seconds(68)));
    }

    @Test
    void doesNotExpireBeforeItsTime() {
        fixture.givenCommands(tagging(beginTagging(1)));
        when(at(seconds(62), expireTagging()))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
