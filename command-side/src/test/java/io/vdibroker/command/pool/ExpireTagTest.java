package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.command.ExpireTag;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagTimedOut;
import org.junit.jupiter.api.Test;

class ExpireTagTest {
    private static final Failure LATE = new Failure(FailureCode.TIMED_OUT, "ECP did not do it within PT1M");

    @Test
    void isRecordedAndCountsAsAFailedAttempt() {
        pool().given(BEGUN)
                .when(new ExpireTag(POOL, TAG_RUN, 1), now())
                .expectEvents(
                        new PoolTagTimedOut(POOL, TAG_RUN, 1),
                        new PoolTagAttemptFailed(POOL, TAG_RUN, 1, LATE, NOW.plusSeconds(10)));
    }

    @Test
    void isRecordedOfTheRemovalToo() {
        pool().given(REMOVAL_BEGUN)
                .when(new ExpireTag(POOL, UNTAG_RUN, 1), now())
                .expectEvents(
                        new PoolTagTimedOut(POOL, UNTAG_RUN, 1),
                        new PoolTagAttemptFailed(POOL, UNTAG_RUN, 1, LATE, NOW.plusSeconds(10)));
    }

    @Test
    void doesNotConcernWhatWasNotBegun() {
        pool().given(REQUESTED)
                .when(new ExpireTag(POOL, TAG_RUN, 1), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void repeatedOrTooLateChangesNothing() {
        pool().given(WAITING)
                .when(new ExpireTag(POOL, TAG_RUN, 1), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        pool().given(after(BEGUN, tagReady()))
                .when(new ExpireTag(POOL, TAG_RUN, 1), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
