package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.FailTag;
import io.vdibroker.api.pool.command.RecordTagFound;
import io.vdibroker.api.pool.command.ReportTagLost;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagLost;
import io.vdibroker.api.pool.event.PoolTagReady;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTagLostTest {

    private static final ReportTagLost LOST = new ReportTagLost(POOL, TAG);
    private static final PoolTagLost EVENT = new PoolTagLost(POOL, TAG);

    @Test
    void asksForAnotherTag() {
        pool().given(empty(0, 5, 1)).when(LOST, now()).expectEvents(EVENT, tagRequested(2));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(empty(0, 5, 1), EVENT, tagRequested(2)))
                .when(LOST, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isOfNoInterestForATagThatThePoolDoesNotHave() {
        pool().given(empty(0, 5, 1))
                .when(new ReportTagLost(POOL, "another"), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isOfNoInterestWhileThePoolIsDeleted() {
        pool().given(after(empty(0, 5, 1), new PoolDeletionStarted(POOL, List.of())))
                .when(LOST, now())
                .expectNoEvents();
    }

    @Test
    void isAnsweredWithATagThatIsNotOursIfOneOfTheNameIsThere() {
        var found =
                new RecordTagFound(POOL, new ExpansionId(Uuids.derive(POOL.value(), "next")), TAG_RUN, 2, "another");
        pool().given(after(empty(0, 5, 1), EVENT, tagRequested(2)))
                .when(found, now())
                .expectEvents(new PoolTagReady(POOL, "another", false));
    }

    @Test
    void isTriedWithoutEndForAPoolThatServes() {
        var events = new ArrayList<>(after(empty(0, 5, 1), EVENT, tagRequested(2)));
        for (int attempt = 2; attempt < 12; attempt++) {
            events.addAll(List.of(begun(attempt), attemptFailed(attempt, Duration.ZERO), tagRequested(attempt + 1)));
        }
        pool().given(events)
                .when(new FailTag(POOL, TAG_RUN, 12, BROKEN), now())
                .expectEvents(new PoolTagAttemptFailed(POOL, TAG_RUN, 12, BROKEN, NOW.plusSeconds(60)));
    }

    @Test
    void leavesNothingToRemoveWhenThePoolIsDeletedBeforeAnotherWasBegun() {
        pool().given(after(empty(0, 5, 1), EVENT, tagRequested(2)))
                .when(new DeletePool(POOL, false), now())
                .expectEvents(
                        new PoolDeletionStarted(POOL, List.of()),
                        new PoolEmptied(POOL, null),
                        new PoolDeleted(POOL, "office", CONTROLLER));
    }
}
