package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.command.BeginTag;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BeginTagTest {
    private static final BeginTag FIRST = new BeginTag(POOL, TAG_RUN, 1);

    @Test
    void recordsThatTheTagMayExistFromNowOn() {
        pool().given(REQUESTED)
                .when(FIRST, now())
                .expectResultMessagePayload(StepAnswer.GO)
                .expectEvents(begun(1));
    }

    @Test
    void recordsThatItMayBeGoneFromNowOn() {
        pool().given(REMOVAL_REQUESTED)
                .when(new BeginTag(POOL, UNTAG_RUN, 1), now())
                .expectResultMessagePayload(StepAnswer.GO)
                .expectEvents(removalBegun(1));
    }

    @Test
    void repeatedIsAnsweredAsTheFirstTime() {
        pool().given(BEGUN)
                .when(FIRST, now())
                .expectResultMessagePayload(StepAnswer.GO)
                .expectNoEvents();
        pool().given(REMOVAL_BEGUN)
                .when(new BeginTag(POOL, UNTAG_RUN, 1), now())
                .expectResultMessagePayload(StepAnswer.GO)
                .expectNoEvents();
    }

    @Test
    void isOverWhereNothingIsOpen() {
        var over = List.of(
                List.<Object>of(created(sizes(1, 0, 5, 1))),
                WAITING,
                after(WAITING, tagRequested(2)),
                after(BEGUN, tagReady()),
                after(BEGUN, attemptFailed(1, null)));
        for (var events : over) {
            pool().given(events)
                    .when(FIRST, now())
                    .expectResultMessagePayload(StepAnswer.OVER)
                    .expectNoEvents();
        }
    }

    @Nested
    class WhileThePoolIsDeleted {
        private static final PoolDeletionStarted DELETION = new PoolDeletionStarted(POOL, List.of());

        @Test
        void isOverForWhatNeverBegan() {
            pool().given(after(REQUESTED, DELETION))
                    .when(FIRST, now())
                    .expectResultMessagePayload(StepAnswer.OVER)
                    .expectNoEvents();
        }

        @Test
        void endsTheStepIfItBeganBeforeAndLeftNoTag() {
            pool().given(after(WAITING, DELETION, tagRequested(2)))
                    .when(new BeginTag(POOL, TAG_RUN, 2), now())
                    .expectResultMessagePayload(StepAnswer.OVER)
                    .expectEvents(
                            new PoolTagAttemptFailed(
                                    POOL,
                                    TAG_RUN,
                                    2,
                                    new Failure(FailureCode.CANCELLED, "The pool is being deleted"),
                                    null),
                            new PoolEmptied(POOL, null),
                            new PoolDeleted(POOL, "office", CONTROLLER));
        }

        @Test
        void goesOnWithWhatIsUnderWay() {
            pool().given(after(BEGUN, DELETION))
                    .when(FIRST, now())
                    .expectResultMessagePayload(StepAnswer.GO)
                    .expectNoEvents();
        }
    }

    @Test
    void hasTheSameLimitForEachAttempt() {
        pool().given(after(WAITING, tagRequested(2)))
                .when(new BeginTag(POOL, TAG_RUN, 2), at(NOW.plus(Duration.ZERO)))
                .expectEvents(begun(2));
    }
}
