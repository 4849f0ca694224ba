package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.pool.command.RequestPoolTag;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestPoolTagTest {

    @Test
    void asksForATagOfThePoolsName() {
        pool().given(created(sizes(1, 0, 5, 1)))
                .when(new RequestPoolTag(POOL), now())
                .expectEvents(tagRequested(1));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(TagSamples.REQUESTED)
                .when(new RequestPoolTag(POOL), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void asksForNothingIfThePoolIsBeingDeleted() {
        pool().given(created(sizes(1, 0, 5, 1)), new PoolDeletionStarted(POOL, List.of()))
                .when(new RequestPoolTag(POOL), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
