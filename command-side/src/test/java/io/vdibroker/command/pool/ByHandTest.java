package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.command.GiveUpPoolOperation;
import io.vdibroker.api.pool.command.RetryPoolOperation;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagLost;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ByHandTest {

    private static final OperationId SET_UP = OperationId.ofSetUp(POOL);
    private static final OperationId REMOVAL = OperationId.ofRemoval(POOL);

    @Nested
    class ARetry {

        private static final RetryPoolOperation OF_SET_UP = new RetryPoolOperation(POOL, SET_UP, E2);
        private static final RetryPoolOperation OF_REMOVAL = new RetryPoolOperation(POOL, REMOVAL, E2);

        @Test
        void doesNotWaitForTheNextAttemptAtTheTag() {
            pool().given(WAITING).when(OF_SET_UP, now()).expectEvents(tagRequested(2));
        }

        @Test
        void doesNotWaitForTheNextAttemptAtRemovingTheTag() {
            pool().given(after(
                            REMOVAL_BEGUN, new PoolTagAttemptFailed(POOL, UNTAG_RUN, 1, BROKEN, NOW.plusSeconds(10))))
                    .when(OF_REMOVAL, now())
                    .expectEvents(removalRequested(2));
        }

        @Test
        void makesALostTagAgainAtOnce() {
            var until = NOW.plus(Duration.ofMinutes(10));
            pool().given(after(
                            empty(0, 5, 1),
                            new PoolTagLost(POOL, TAG),
                            tagRequested(1),
                            new PoolTagAttemptFailed(POOL, TAG_RUN, 1, BROKEN, until)))
                    .when(OF_SET_UP, now())
                    .expectEvents(tagRequested(2));
        }

        @Test
        void resumesTheGrowthOfAPoolThatFailed() {
            pool().given(after(BEGUN, attemptFailed(1, null), new PoolFailed(POOL, BROKEN)))
                    .when(OF_SET_UP, now())
                    .expectEvents(new GrowthResumed(POOL), tagRequested(2));
        }

        @Test
        void endsAPauseOfGrowth() {
            pool().given(after(empty(0, 5, 1), new GrowthPaused(POOL, NOW.plus(Duration.ofMinutes(10)), BROKEN)))
                    .when(OF_SET_UP, now())
                    .expectEvents(new GrowthResumed(POOL));
        }

        @Test
        void isRefusedWhileEcpIsAsked() {
            for (var events : List.of(REQUESTED, BEGUN)) {
                pool().given(events)
                        .when(OF_SET_UP, now())
                        .expectNoEvents()
                        .expectException(refusedWith(RejectionCode.STEP_UNDER_WAY));
            }
        }

        @Test
        void isRefusedWhileTheMachinesOfAPoolAreRemoved() {
            pool().given(after(with(1, 5), new PoolDeletionStarted(POOL, List.of())))
                    .when(OF_REMOVAL, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.STEP_UNDER_WAY));
        }

        @Test
        void isRefusedOfASetUpThatIsOver() {
            for (var events : List.of(with(1, 5), EMPTIED)) {
                pool().given(events)
                        .when(OF_SET_UP, now())
                        .expectNoEvents()
                        .expectException(refusedWith(RejectionCode.OPERATION_OVER));
            }
        }

        @Test
        void isRefusedOfARemovalThatIsOver() {
            pool().given(after(EMPTIED, new PoolDeleted(POOL, "office", CONTROLLER)))
                    .when(OF_REMOVAL, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.OPERATION_OVER));
        }

        @Test
        void isRefusedOfWhatThePoolDoesNotKnow() {
            for (var unknown : List.of(REMOVAL, new OperationId(UUID.randomUUID()))) {
                pool().given(WAITING)
                        .when(new RetryPoolOperation(POOL, unknown, E2), now())
                        .expectNoEvents()
                        .expectException(refusedWith(RejectionCode.NOT_FOUND));
            }
        }
    }

    @Nested
    class GivingUp {

        private static final GiveUpPoolOperation OF_SET_UP = new GiveUpPoolOperation(POOL, SET_UP);
        private static final PoolDeletionStarted STARTED = new PoolDeletionStarted(POOL, List.of());

        @Test
        void deletesThePool() {
            pool().given(after(WAITING, attemptFailed(1, null), new PoolFailed(POOL, BROKEN)))
                    .when(OF_SET_UP, now())
                    .expectEvents(STARTED, new PoolEmptied(POOL, null), new PoolDeleted(POOL, "office", CONTROLLER));
        }

        @Test
        void cancelsTheExpansionThatRuns() {
            pool().given(created(sizes(1, 0, 5, 1)), tagReady(), started(E1, 1, 1))
                    .when(OF_SET_UP, now())
                    .expectEvents(new PoolDeletionStarted(POOL, List.of(E1)));
        }

        @Test
        void changesNothingWhenRepeated() {
            pool().given(after(with(1, 5), STARTED))
                    .when(OF_SET_UP, now())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void isRefusedOnceThePoolServes() {
            pool().given(with(1, 5))
                    .when(OF_SET_UP, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.OPERATION_OVER));
        }

        @Test
        void isRefusedOfARemovalThatIsOver() {
            pool().given(after(EMPTIED, new PoolDeleted(POOL, "office", CONTROLLER)))
                    .when(new GiveUpPoolOperation(POOL, REMOVAL), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.OPERATION_OVER));
        }

        @Test
        void isRefusedOfARemoval() {
            pool().given(after(with(1, 5), STARTED))
                    .when(new GiveUpPoolOperation(POOL, REMOVAL), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.CANNOT_BE_GIVEN_UP));
        }
    }
}
