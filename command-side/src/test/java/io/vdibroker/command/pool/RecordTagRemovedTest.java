package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.pool.command.RecordTagRemoved;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import org.junit.jupiter.api.Test;

class RecordTagRemovedTest {
    private static final RecordTagRemoved REMOVED = new RecordTagRemoved(POOL, UNTAG_RUN, 1);
    private static final PoolDeleted DELETED = new PoolDeleted(POOL, "office", CONTROLLER);

    @Test
    void endsThePool() {
        pool().given(REMOVAL_BEGUN).when(REMOVED, now()).expectEvents(new PoolTagRemoved(POOL, TAG), DELETED);
    }

    @Test
    void needsNoCallIfTheTagIsGoneAlready() {
        pool().given(REMOVAL_REQUESTED).when(REMOVED, now()).expectEvents(new PoolTagRemoved(POOL, TAG), DELETED);
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(REMOVAL_BEGUN, new PoolTagRemoved(POOL, TAG), DELETED))
                .when(REMOVED, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void ofAPoolThatLivesIsNotBelieved() {
        pool().given(empty(0, 5, 1)).when(REMOVED, now()).expectNoEvents().expectSuccessfulHandlerExecution();
    }
}
