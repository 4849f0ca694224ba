package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.pool.command.RemovePoolTag;
import io.vdibroker.api.pool.event.PoolFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovePoolTagTest {

    @Test
    void asksForTheRemoval() {
        pool().given(EMPTIED).when(new RemovePoolTag(POOL), now()).expectEvents(removalRequested(1));
    }

    @Test
    void changesNothingIfRepeatedOrTooEarly() {
        var others = List.of(
                REMOVAL_REQUESTED,
                REMOVAL_BEGUN,
                empty(0, 5, 1),
                after(BEGUN, tagReady(), new PoolFailed(POOL, BROKEN)));
        for (var events : others) {
            pool().given(events)
                    .when(new RemovePoolTag(POOL), now())
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }
}
