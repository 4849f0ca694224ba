package io.vdibroker.command.expansion;

import static io.vdibroker.command.expansion.Expansions.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.expansion.command.GiveUpExpansion;
import io.vdibroker.api.expansion.command.RetryExpansion;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.command.Rejection;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ByHandTest {

    private final AggregateTestFixture<Expansion> fixture = fixture();

    private ResultValidator<Expansion> when(Object command) {
        return fixture.when(stamped(command));
    }

    private static Matcher<Rejection> refusedWith(RejectionCode code) {
        return Matchers.predicate(rejection -> rejection.code() == code);
    }

    @Nested
    class ARetry {

        private static final RetryExpansion RETRY = new RetryExpansion(EXPANSION);

        @Test
        void doesNotWaitForTheNextAttemptAtCloning() {
            fixture.givenCommands(given(start(), begin(1), failCloning(1, REFUSED)));
            when(RETRY).expectEvents(started(2));
        }

        @Test
        void doesNotWaitForTheNextAttemptAtTagging() {
            fixture.givenCommands(
                    given(start(), begin(1), cloned(allReady(), List.of()), beginTagging(1), failTagging(1, REFUSED)));
            when(RETRY).expectEvents(taggingStarted(2, ALL));
        }

        @Test
        void leavesNothingToTheEndOfThePause() {
            fixture.givenCommands(given(start(), begin(1), failCloning(1, REFUSED), RETRY));
            when(retryCloning(2)).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void isRefusedWhileEcpIsAsked() {
            fixture.givenCommands(given(start(), begin(1)));
            when(RETRY).expectNoEvents().expectException(refusedWith(RejectionCode.STEP_UNDER_WAY));
        }

        @Test
        void isRefusedOnceItIsOver() {
            fixture.givenCommands(given(start(), begin(1), failCloning(1, NO_SPACE)));
            when(RETRY).expectNoEvents().expectException(refusedWith(RejectionCode.OPERATION_OVER));
        }

        @Test
        void isRefusedOnceNobodyWantsTheMachines() {
            fixture.givenCommands(given(start(), begin(1), cancel()));
            when(RETRY).expectNoEvents().expectException(refusedWith(RejectionCode.OPERATION_OVER));
        }
    }

    @Nested
    class GivingUp {

        private static final GiveUpExpansion GIVE_UP = new GiveUpExpansion(EXPANSION, POOL);
        private static final ExpansionCancelRequested REQUESTED = new ExpansionCancelRequested(EXPANSION, POOL);

        @Test
        void mayComeBeforeCloningIsStarted() {
            fixture.givenNoPriorActivity();
            when(GIVE_UP).expectEvents(REQUESTED);
        }

        @Test
        void endsAtOnceWhatRests() {
            fixture.givenCommands(given(start(), begin(1), failCloning(1, REFUSED)));
            when(GIVE_UP).expectEvents(REQUESTED, noneCame(NOT_WANTED));
        }

        @Test
        void waitsForWhatEcpShowsOnceItWasAsked() {
            fixture.givenCommands(given(start(), begin(1), task("task")));
            when(GIVE_UP).expectEvents(REQUESTED);
        }

        @Test
        void waitsNoLongerForARequestThatEcpHasNotHeard() {
            fixture.givenCommands(given(start(), begin(1), cancel(), unheard()));
            when(GIVE_UP).expectEvents(noneCame(NOT_WANTED));
        }

        @Test
        void ofARequestThatEcpHasNotHeardChangesNothingWhenRepeated() {
            fixture.givenCommands(given(start(), begin(1), cancel(), unheard(), GIVE_UP));
            when(GIVE_UP).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void endsTheTagging() {
            fixture.givenCommands(given(start(), begin(1), cloned(allReady(), List.of())));
            when(GIVE_UP).expectEvents(REQUESTED, new TaggingGivenUp(EXPANSION, POOL, NOT_WANTED));
        }

        @Test
        void changesNothingWhenRepeated() {
            fixture.givenCommands(given(start(), GIVE_UP));
            when(GIVE_UP).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void isRefusedOnceItIsOver() {
            fixture.givenCommands(given(start(), begin(1), cloned(allReady(), List.of()), beginTagging(1), tagged()));
            when(GIVE_UP).expectNoEvents().expectException(refusedWith(RejectionCode.OPERATION_OVER));
        }
    }
}
