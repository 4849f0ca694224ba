package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.RecordTagFound;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolTagReady;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordTagFoundTest {
    private static final RecordTagFound FOUND = new RecordTagFound(POOL, E1, TAG_RUN, 1, TAG);

    @Test
    void isNotOursIfItWasThereBefore() {
        pool().given(REQUESTED).when(FOUND, now()).expectEvents(new PoolTagReady(POOL, TAG, false), grown(E1, 1, 1));
    }

    @Test
    void isOursIfItWasBegun() {
        pool().given(BEGUN).when(FOUND, now()).expectEvents(tagReady(), grown(E1, 1, 1));
    }

    @Test
    void isOursIfAnEarlierAttemptWasBegun() {
        pool().given(after(WAITING, tagRequested(2)))
                .when(new RecordTagFound(POOL, E1, TAG_RUN, 2, TAG), now())
                .expectEvents(tagReady(), grown(E1, 1, 1));
    }

    @Test
    void isRemovedWithThePoolIfItIsOurs() {
        pool().given(after(WAITING, new PoolDeletionStarted(POOL, List.of()), tagRequested(2)))
                .when(new RecordTagFound(POOL, E1, TAG_RUN, 2, TAG), now())
                .expectEvents(tagReady(), new PoolEmptied(POOL, TAG));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(BEGUN, tagReady(), started(E1, 1, 1)))
                .when(FOUND, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void ofAnotherRunIsNotThisTag() {
        var other = RunId.of(PoolId.of("00000000-0000-4000-8000-0000000000a2"), Step.CREATE_TAG);
        pool().given(REQUESTED)
                .when(new RecordTagFound(POOL, E1, other, 1, TAG), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
