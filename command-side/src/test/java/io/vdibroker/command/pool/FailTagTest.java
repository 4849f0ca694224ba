package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.pool.command.FailTag;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FailTagTest {

    private static FailTag fail(int attempt) {
        return new FailTag(POOL, TAG_RUN, attempt, BROKEN);
    }

    /** The attempt is under way, those before have failed. */
    private static List<Object> atAttempt(int attempt) {
        var events = new ArrayList<Object>(REQUESTED);
        for (int i = 1; i < attempt; i++) {
            events.addAll(List.of(begun(i), attemptFailed(i, Duration.ZERO), tagRequested(i + 1)));
        }
        events.add(begun(attempt));
        return events;
    }

    @Test
    void letsTheNextAttemptWait() {
        pool().given(BEGUN).when(fail(1), now()).expectEvents(attemptFailed(1, Duration.ofSeconds(10)));
    }

    @Test
    void alsoBeforeAnythingWasBegun() {
        pool().given(REQUESTED).when(fail(1), now()).expectEvents(attemptFailed(1, Duration.ofSeconds(10)));
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToALimit() {
        pool().given(atAttempt(2)).when(fail(2), now()).expectEvents(attemptFailed(2, Duration.ofSeconds(20)));
        pool().given(atAttempt(4)).when(fail(4), now()).expectEvents(attemptFailed(4, Duration.ofSeconds(60)));
    }

    @Test
    void failsThePoolAfterTheLastAttempt() {
        pool().given(atAttempt(5))
                .when(fail(5), now())
                .expectEvents(attemptFailed(5, null), new PoolFailed(POOL, BROKEN));
    }

    @Test
    void tellsWhoWaitsThatThePoolFailed() {
        pool().given(after(atAttempt(5), entitled(ANNA), queued(T1, ANNA)))
                .when(fail(5), now())
                .expectEvents(
                        attemptFailed(5, null),
                        new PoolFailed(POOL, BROKEN),
                        new DesktopRequestFailed(POOL, T1, ANNA, BROKEN));
    }

    @Test
    void emptiesThePoolThatIsBeingDeletedAfterTheLastAttempt() {
        pool().given(after(atAttempt(5), new PoolDeletionStarted(POOL, List.of())))
                .when(fail(5), now())
                .expectEvents(
                        attemptFailed(5, null),
                        new PoolEmptied(POOL, null),
                        new PoolDeleted(POOL, "office", CONTROLLER));
    }

    @Test
    void looksWithoutEndForATagThatAPoolThatIsBeingDeletedMayHaveMade() {
        var events = new ArrayList<Object>(REQUESTED);
        for (int i = 1; i < 6; i++) {
            events.addAll(List.of(begun(i), attemptFailed(i, Duration.ZERO), tagRequested(i + 1)));
        }
        pool().given(after(events, new PoolDeletionStarted(POOL, List.of())))
                .when(fail(6), now())
                .expectEvents(attemptFailed(6, Duration.ofSeconds(60)));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(WAITING).when(fail(1), now()).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void ofAnEarlierAttemptComesTooLate() {
        pool().given(atAttempt(2)).when(fail(1), now()).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Nested
    class OfTheRemoval {
        private static FailTag fail(int attempt) {
            return new FailTag(POOL, UNTAG_RUN, attempt, BROKEN);
        }

        private static PoolTagAttemptFailed failed(int attempt, Duration pause) {
            return new PoolTagAttemptFailed(POOL, UNTAG_RUN, attempt, BROKEN, NOW.plus(pause));
        }

        @Test
        void letsTheNextAttemptWait() {
            pool().given(REMOVAL_BEGUN).when(fail(1), now()).expectEvents(failed(1, Duration.ofSeconds(10)));
        }

        @Test
        void goesOnWithoutEnd() {
            var events = new ArrayList<Object>(REMOVAL_BEGUN);
            for (int i = 1; i < 50; i++) {
                events.addAll(List.of(failed(i, Duration.ZERO), removalRequested(i + 1), removalBegun(i + 1)));
            }
            pool().given(events).when(fail(50), now()).expectEvents(failed(50, Duration.ofSeconds(60)));
        }

        @Test
        void isNotMistakenForTheCreation() {
            pool().given(REMOVAL_BEGUN)
                    .when(FailTagTest.fail(1), now())
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }
}
