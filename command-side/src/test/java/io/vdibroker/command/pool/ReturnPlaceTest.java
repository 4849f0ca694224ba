package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.command.ReturnPlace;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolTagReady;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnPlaceTest {
    private static final ReturnPlace RETURN = new ReturnPlace(POOL, machine(0), E2, uuid(0x901));
    private static final PlaceReturned RETURNED = new PlaceReturned(POOL, machine(0), uuid(0x901));

    @Test
    void freesThePlace() {
        pool().given(after(with(1, 1), withdrawn(machine(0))))
                .when(RETURN, now())
                .expectEvents(RETURNED);
    }

    @Test
    void growsToTheInitialSizeUntilItWasReachedOnce() {
        pool().given(
                        created(sizes(2, 0, 2, 1)),
                        tagReady(),
                        started(E1, 1, 2),
                        new CloningEnded(POOL, E1, List.of(machine(1)), List.of(machine(0)), BROKEN))
                .when(RETURN, now())
                .expectEvents(RETURNED, grown(E2, 3, 1));
    }

    @Test
    void doesNotGrowAPoolThatWasCompleteOnce() {
        pool().given(
                        created(sizes(1, 0, 2, 1)),
                        tagReady(),
                        started(E1, 1, 1),
                        cloned(E1, 1),
                        admitted(machine(0), "win-1"),
                        activated(),
                        withdrawn(machine(0)))
                .when(RETURN, now())
                .expectEvents(RETURNED);
    }

    @Test
    void growsForWhoWaits() {
        pool().given(after(with(1, 1), assigned(T1, ANNA, machine(0)), withdrawn(machine(0)), queued(T2, BORIS)))
                .when(RETURN, now())
                .expectEvents(RETURNED, grown(E2, 2, 1));
    }

    @Test
    void doesNotGrowWhileGrowthIsPaused() {
        pool().given(after(
                        empty(0, 1, 1),
                        queued(T1, ANNA),
                        started(E1, 1, 1),
                        cloned(E1, 1),
                        new PlaceLeaving(POOL, machine(0), BROKEN, false),
                        new GrowthPaused(POOL, NOW, BROKEN)))
                .when(RETURN, now())
                .expectEvents(RETURNED);
    }

    @Test
    void endsTheRequestForAMachineThatDisappeared() {
        pool().given(after(with(1, 1), assigned(T1, ANNA, machine(0)), accepted(T1, ANNA, machine(0), true, 1)))
                .when(RETURN, now())
                .expectEvents(
                        new DesktopRequestFailed(
                                POOL, T1, ANNA, new Failure(FailureCode.CANCELLED, "The machine is gone")),
                        RETURNED);
    }

    @Test
    void emptiesAPoolThatIsBeingDeleted() {
        pool().given(after(with(1, 1), new PoolDeletionStarted(POOL, List.of()), withdrawn(machine(0))))
                .when(RETURN, now())
                .expectEvents(RETURNED, new PoolEmptied(POOL, TAG));
    }

    @Test
    void endsAPoolWhoseTagIsNotOurs() {
        pool().given(
                        created(sizes(0, 0, 1, 1)),
                        new PoolTagReady(POOL, TAG, false),
                        activated(),
                        started(E1, 1, 1),
                        cloned(E1, 1),
                        admitted(machine(0), "win-1"),
                        new PoolDeletionStarted(POOL, List.of()),
                        withdrawn(machine(0)))
                .when(RETURN, now())
                .expectEvents(RETURNED, new PoolEmptied(POOL, null), new PoolDeleted(POOL, "office", CONTROLLER));
    }

    @Test
    void toldTwiceLeavesThePlaceOfTheNextLife() {
        pool().given(after(
                        staticWith(machine(0)),
                        withdrawn(machine(0)),
                        RETURNED,
                        new MachinePlaceTaken(POOL, machine(0), "pc")))
                .when(RETURN, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void ofTheNextLifeFreesThePlaceAgain() {
        pool().given(after(
                        staticWith(machine(0)),
                        withdrawn(machine(0)),
                        RETURNED,
                        new MachinePlaceTaken(POOL, machine(0), "pc")))
                .when(new ReturnPlace(POOL, machine(0), E2, uuid(0x902)), now())
                .expectEvents(new PlaceReturned(POOL, machine(0), uuid(0x902)));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(with(1, 1), withdrawn(machine(0)), RETURNED))
                .when(RETURN, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
