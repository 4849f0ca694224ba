package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.pool.command.RecordTagCreated;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordTagCreatedTest {
    private static final RecordTagCreated CREATED = new RecordTagCreated(POOL, E1, TAG_RUN, 1, TAG);

    @Test
    void startsTheFirstExpansionInTheSameDecision() {
        pool().given(created(sizes(5, 2, 20, 1)), tagRequested(1), begun(1))
                .when(CREATED, now())
                .expectEvents(tagReady(), grown(E1, 1, 5));
    }

    @Test
    void startsWithAHundredMachinesAtMost() {
        pool().given(created(sizes(250, 0, 300, 1)), tagRequested(1), begun(1))
                .when(CREATED, now())
                .expectEvents(tagReady(), grown(E1, 1, 100));
    }

    @Test
    void activatesAPoolThatNeedsNoMachine() {
        pool().given(created(sizes(0, 0, 20, 1)), tagRequested(1), begun(1))
                .when(CREATED, now())
                .expectEvents(tagReady(), activated());
    }

    @Test
    void activatesItBeforeItGrowsForWhoWaitsAlready() {
        pool().given(created(sizes(0, 0, 20, 1)), entitled(ANNA), queued(T1, ANNA), tagRequested(1), begun(1))
                .when(CREATED, now())
                .expectEvents(tagReady(), activated(), grown(E1, 1, 1));
    }

    @Test
    void activatesAStaticPoolWithoutMachines() {
        pool().given(created(createStatic()), tagRequested(1), begun(1))
                .when(CREATED, now())
                .expectEvents(tagReady(), activated());
    }

    @Test
    void leavesAStaticPoolThatIsYetToTakeMachines() {
        pool().given(created(createStatic(machine(0))), tagRequested(1), begun(1))
                .when(CREATED, now())
                .expectEvents(tagReady());
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(BEGUN, tagReady(), started(E1, 1, 1)))
                .when(CREATED, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void countsAlsoDuringTheNextAttempt() {
        pool().given(after(WAITING, tagRequested(2))).when(CREATED, now()).expectEvents(tagReady(), grown(E1, 1, 1));
    }

    @Test
    void countsAlsoAfterTheLastAttempt() {
        pool().given(after(BEGUN, attemptFailed(1, null), new PoolFailed(POOL, BROKEN)))
                .when(CREATED, now())
                .expectEvents(new GrowthResumed(POOL), tagReady(), grown(E1, 1, 1));
    }

    @Test
    void isRemovedWithThePoolThatIsBeingDeleted() {
        pool().given(after(BEGUN, new PoolDeletionStarted(POOL, List.of())))
                .when(CREATED, now())
                .expectEvents(tagReady(), new PoolEmptied(POOL, TAG));
    }

    @Test
    void comesTooLateForAPoolThatIsGone() {
        pool().given(after(
                        BEGUN,
                        attemptFailed(1, null),
                        new PoolFailed(POOL, BROKEN),
                        new PoolDeletionStarted(POOL, List.of()),
                        new PoolEmptied(POOL, null),
                        new PoolDeleted(POOL, "office", CONTROLLER)))
                .when(CREATED, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
