package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.api.pool.event.PoolTagReady;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeletePoolTest {
    private static final DeletePool DELETE = new DeletePool(POOL, false);
    private static final DeletePool FORCE = new DeletePool(POOL, true);
    private static final PoolDeletionStarted STARTED = new PoolDeletionStarted(POOL, List.of());
    private static final Failure GOING = new Failure(FailureCode.CANCELLED, "The pool is being deleted");
    private static final PoolDeleted DELETED = new PoolDeleted(POOL, "office", CONTROLLER);

    @Test
    void startsAndWaitsForTheMachines() {
        pool().given(with(1, 5)).when(DELETE, now()).expectEvents(STARTED);
    }

    @Test
    void namesTheExpansionThatIsToBeCancelled() {
        pool().given(after(empty(0, 5, 1), started(E1, 1, 1)))
                .when(DELETE, now())
                .expectEvents(new PoolDeletionStarted(POOL, List.of(E1)));
    }

    @Test
    void endsAllOpenRequests() {
        pool().given(after(empty(0, 5, 1), queued(T1, ANNA), started(E1, 1, 1)))
                .when(DELETE, now())
                .expectEvents(
                        new PoolDeletionStarted(POOL, List.of(E1)), new DesktopRequestFailed(POOL, T1, ANNA, GOING));
    }

    @Test
    void isRefusedWhileMachinesAreAssigned() {
        pool().given(after(with(1, 5), assigned(T1, ANNA, machine(0))))
                .when(DELETE, now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_HAS_ASSIGNED_MACHINES));
    }

    @Test
    void takesThemAwayIfForced() {
        pool().given(after(with(1, 5), assigned(T1, ANNA, machine(0)), accepted(T1, ANNA, machine(0), true, 1)))
                .when(FORCE, now())
                .expectEvents(STARTED, new DesktopRequestFailed(POOL, T1, ANNA, GOING));
    }

    @Test
    void repeatedChangesNothing() {
        for (var events : List.of(
                after(with(1, 5), STARTED), after(empty(0, 5, 1), STARTED, new PoolEmptied(POOL, null), DELETED))) {
            pool().given(events).when(FORCE, now()).expectNoEvents().expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class OfAnEmptyPool {
        @Test
        void leavesOurTag() {
            pool().given(empty(0, 5, 1)).when(DELETE, now()).expectEvents(STARTED, new PoolEmptied(POOL, TAG));
        }

        @Test
        void leavesOurTagAfterASetUpThatFailed() {
            pool().given(
                            created(sizes(1, 0, 5, 1)),
                            tagReady(),
                            started(E1, 1, 1),
                            new CloningEnded(POOL, E1, List.of(), machines(E1, 1), BROKEN),
                            new PoolFailed(POOL, BROKEN),
                            new PlaceReturned(POOL, machine(0), null))
                    .when(DELETE, now())
                    .expectEvents(STARTED, new PoolEmptied(POOL, TAG));
        }

        @Test
        void endsItIfTheTagIsNotOurs() {
            pool().given(created(sizes(0, 0, 1, 1)), tagRequested(1), new PoolTagReady(POOL, TAG, false), activated())
                    .when(DELETE, now())
                    .expectEvents(STARTED, new PoolEmptied(POOL, null), DELETED);
        }

        @Test
        void endsItIfNobodyAskedForTheTag() {
            pool().given(created(sizes(1, 0, 1, 1)))
                    .when(DELETE, now())
                    .expectEvents(STARTED, new PoolEmptied(POOL, null), DELETED);
        }

        @Test
        void endsItIfTheTagWasAskedForButNotBegun() {
            pool().given(REQUESTED).when(DELETE, now()).expectEvents(STARTED, new PoolEmptied(POOL, null), DELETED);
        }

        @Test
        void endsItIfThereIsNoTagAfterAll() {
            pool().given(after(BEGUN, attemptFailed(1, null), new PoolFailed(POOL, BROKEN)))
                    .when(DELETE, now())
                    .expectEvents(STARTED, new PoolEmptied(POOL, null), DELETED);
        }

        @Test
        void looksAtOnceForATagThatMayBeThereAfterAll() {
            pool().given(WAITING).when(DELETE, now()).expectEvents(STARTED, tagRequested(2));
        }

        @Test
        void waitsForATagThatMayAppear() {
            pool().given(BEGUN).when(DELETE, now()).expectEvents(STARTED);
            pool().given(after(WAITING, tagRequested(2))).when(DELETE, now()).expectEvents(STARTED);
        }

        @Test
        void endsAStaticPoolThatGotNoMachine() {
            pool().given(
                            created(createStatic(machine(0))),
                            tagReady(),
                            new MachineClaimRefused(POOL, machine(0), BROKEN),
                            new PoolFailed(POOL, BROKEN))
                    .when(DELETE, now())
                    .expectEvents(STARTED, new PoolEmptied(POOL, TAG));
        }
    }
}
