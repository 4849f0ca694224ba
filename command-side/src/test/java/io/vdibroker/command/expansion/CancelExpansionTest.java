package io.vdibroker.command.expansion;

import static io.vdibroker.command.Stamped.at;
import static io.vdibroker.command.expansion.Expansions.*;

import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.event.CloningTimedOut;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.StepAnswer;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class CancelExpansionTest {

    private static final ExpansionCancelRequested REQUESTED = new ExpansionCancelRequested(EXPANSION, POOL);

    private static final CloningUnheard UNHEARD = new CloningUnheard(EXPANSION, POOL, CLONING, 1);

    private final AggregateTestFixture<Expansion> fixture = fixture();

    private ResultValidator<Expansion> when(Object command) {
        return fixture.when(stamped(command));
    }

    @Test
    void mayComeBeforeCloningIsStarted() {
        fixture.givenNoPriorActivity();
        when(cancel()).expectEvents(REQUESTED);
    }

    @Test
    void letsCloningEndBeforeItsStart() {
        fixture.givenCommands(given(cancel()));
        when(start()).expectEvents(noneCame(NOT_WANTED));
    }

    @Test
    void letsCloningEndOnce() {
        fixture.givenCommands(given(cancel(), start()));
        when(start()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void endsAtOnceWhileEcpHasNotBeenAsked() {
        fixture.givenCommands(given(start()));
        when(cancel()).expectEvents(REQUESTED, noneCame(NOT_WANTED));
    }

    @Test
    void endsAtOnceWhileCloningRests() {
        fixture.givenCommands(given(start(), begin(1), failCloning(1, REFUSED)));
        when(cancel()).expectEvents(REQUESTED, noneCame(NOT_WANTED));
    }

    @Test
    void waitsForWhatEcpShowsOnceItWasAsked() {
        fixture.givenCommands(given(start(), begin(1), task("task")));
        when(cancel()).expectEvents(REQUESTED);
    }

    @Test
    void changesNothingWhenRepeated() {
        fixture.givenCommands(given(start(), begin(1), cancel()));
        when(cancel()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void letsNothingMoreBeAskedOfEcp() {
        fixture.givenCommands(given(start(), begin(1), cancel()));
        when(begin(1)).expectResultMessagePayload(StepAnswer.OVER).expectNoEvents();
    }

    @Test
    void stillWantsToKnowTheTask() {
        fixture.givenCommands(given(start(), begin(1), cancel()));
        when(task("task")).expectEvents(accepted("task", later(33)));
    }

    @Test
    void recordsOnceThatEcpShowsNothingOfWhatItWasAsked() {
        fixture.givenCommands(given(start(), begin(1), cancel()));
        when(unheard()).expectEvents(UNHEARD);
    }

    @Test
    void recordsThatOnce() {
        fixture.givenCommands(given(start(), begin(1), cancel(), unheard()));
        when(unheard()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void doesNotRecordThatOfWhatIsWanted() {
        fixture.givenCommands(given(start(), begin(1)));
        when(unheard()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void stillTellsWhatCameLate() {
        var lost = List.of(new CloneFailed(TWO, NOT_WANTED), new CloneFailed(THREE, NOT_WANTED));
        fixture.givenCommands(given(start(), begin(1), cancel(), unheard()));
        when(cloned(List.of(ready(ONE)), lost)).expectEvents(ended(List.of(ready(ONE)), lost));
    }

    @Test
    void leavesWhatCameUntagged() {
        var lost = List.of(new CloneFailed(TWO, NOT_WANTED), new CloneFailed(THREE, NOT_WANTED));
        fixture.givenCommands(given(start(), begin(1), cancel()));
        when(cloned(List.of(ready(ONE)), lost)).expectEvents(ended(List.of(ready(ONE)), lost));
    }

    @Test
    void isNoReasonToTryAgain() {
        fixture.givenCommands(given(start(), begin(1), cancel()));
        when(failCloning(1, REFUSED)).expectEvents(attemptFailed(1, REFUSED, null), noneCame(NOT_WANTED));
    }

    @Test
    void endsInAnyCaseWhenTheTimeIsOver() {
        var late = new Failure(FailureCode.TIMED_OUT, "ECP did not clone in time");
        fixture.givenCommands(given(start(), begin(1), cancel()));
        when(at(later(33), expireCloning()))
                .expectEvents(
                        new CloningTimedOut(EXPANSION, POOL, CLONING, 1),
                        attemptFailed(1, late, null),
                        noneCame(NOT_WANTED));
    }

    @Test
    void givesUpTagging() {
        fixture.givenCommands(given(start(), begin(1), cloned(allReady(), List.of()), beginTagging(1)));
        when(cancel()).expectEvents(REQUESTED, new TaggingGivenUp(EXPANSION, POOL, NOT_WANTED));
    }

    @Test
    void absorbsTheLateTag() {
        fixture.givenCommands(given(start(), begin(1), cloned(allReady(), List.of()), beginTagging(1), cancel()));
        when(tagged()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void comesTooLateWhenTheTagIsApplied() {
        fixture.givenCommands(given(start(), begin(1), cloned(allReady(), List.of()), tagged()));
        when(cancel()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void comesTooLateWhenNoneCame() {
        fixture.givenCommands(given(start(), failCloning(1, NO_SPACE)));
        when(cancel()).expectSuccessfulHandlerExecution().expectNoEvents();
    }
}
