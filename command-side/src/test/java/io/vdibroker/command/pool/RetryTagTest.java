package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.pool.command.RetryTag;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTagTest {

    @Test
    void requestsTheNextAttempt() {
        pool().given(WAITING).when(new RetryTag(POOL, TAG_RUN, 2), now()).expectEvents(tagRequested(2));
    }

    @Test
    void requestsTheNextAttemptOfTheRemoval() {
        pool().given(after(REMOVAL_BEGUN, new PoolTagAttemptFailed(POOL, UNTAG_RUN, 1, BROKEN, NOW.plusSeconds(10))))
                .when(new RetryTag(POOL, UNTAG_RUN, 2), now())
                .expectEvents(removalRequested(2));
    }

    @Test
    void changesNothingIfRepeatedOrNotDue() {
        for (var events : List.of(BEGUN, after(WAITING, tagRequested(2)), after(WAITING, tagReady()))) {
            pool().given(events)
                    .when(new RetryTag(POOL, TAG_RUN, 2), now())
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }
}
