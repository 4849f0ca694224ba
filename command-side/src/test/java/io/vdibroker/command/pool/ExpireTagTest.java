package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.command.ExpireTag;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagTimedOut;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpireTagTest {
    private static final Failure LATE = new Failure(FailureCode.TIMED_OUT, "ECP did not do it within PT1M");
    private static final Instant DUE = NOW.plusSeconds(60);

    @Test
    void isRecordedAndCountsAsAFailedAttempt() {
        pool().given(BEGUN)
                .when(new ExpireTag(POOL, TAG_RUN, 1), at(DUE))
                .expectEvents(
                        new PoolTagTimedOut(POOL, TAG_RUN, 1),
                        new PoolTagAttemptFailed(POOL, TAG_RUN, 1, LATE, DUE.plusSeconds(10)));
    }

    @Test
    void isRecordedOfTheRemovalToo() {
        pool().given(REMOVAL_BEGUN)
                .when(new ExpireTag(POOL, UNTAG_RUN, 1), at(DUE))
                .expectEvents(
                        new PoolTagTimedOut(POOL, UNTAG_RUN, 1),
                        new PoolTagAttemptFailed(POOL, UNTAG_RUN, 1, LATE, DUE.plusSeconds(10)));
    }

    @Test
    void isTooEarlyBeforeItsTime() {
        pool().given(BEGUN)
                .when(new ExpireTag(POOL, TAG_RUN, 1), at(DUE.minusMillis(1)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        pool().given(REMOVAL_BEGUN)
                .when(new ExpireTag(POOL, UNTAG_RUN, 1), at(DUE.minusMillis(1)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void doesNotConcernWhatWasNotBegun() {
        pool().given(REQUESTED)
                .when(new ExpireTag(POOL, TAG_RUN, 1), at(DUE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void repeatedOrTooLateChangesNothing() {
        pool().given(WAITING)
                .when(new ExpireTag(POOL, TAG_RUN, 1), at(DUE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        pool().given(after(BEGUN, tagReady()))
                .when(new ExpireTag(POOL, TAG_RUN, 1), at(DUE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
