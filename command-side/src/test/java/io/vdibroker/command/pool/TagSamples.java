package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagBegun;
import io.vdibroker.api.pool.event.PoolTagRemovalBegun;
import io.vdibroker.api.pool.event.PoolTagRemovalRequested;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pools at each point of their tag's life. */
final class TagSamples {
    static final List<Object> REQUESTED = List.of(created(sizes(1, 0, 5, 1)), tagRequested(1));
    static final List<Object> BEGUN = after(REQUESTED, begun(1));
    static final List<Object> WAITING = after(BEGUN, attemptFailed(1, Duration.ofSeconds(10)));
    static final List<Object> EMPTIED =
            after(empty(0, 5, 1), new PoolDeletionStarted(POOL, List.of()), new PoolEmptied(POOL, TAG));
    static final List<Object> REMOVAL_REQUESTED = after(EMPTIED, removalRequested(1));
    static final List<Object> REMOVAL_BEGUN = after(REMOVAL_REQUESTED, removalBegun(1));

    private TagSamples() {}

    static PoolTagBegun begun(int attempt) {
        return new PoolTagBegun(POOL, TAG_RUN, attempt, NOW.plusSeconds(60));
    }

    static PoolTagAttemptFailed attemptFailed(int attempt, @Nullable Duration pause) {
        return new PoolTagAttemptFailed(POOL, TAG_RUN, attempt, BROKEN, pause == null ? null : NOW.plus(pause));
    }

    static PoolTagRemovalRequested removalRequested(int attempt) {
        return new PoolTagRemovalRequested(POOL, CONTROLLER, UNTAG_RUN, attempt, TAG);
    }

    static PoolTagRemovalBegun removalBegun(int attempt) {
        return new PoolTagRemovalBegun(POOL, UNTAG_RUN, attempt, NOW.plusSeconds(60));
    }
}
