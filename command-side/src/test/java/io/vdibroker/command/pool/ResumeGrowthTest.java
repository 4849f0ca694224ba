package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static io.vdibroker.command.pool.TagSamples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.pool.command.FailTag;
import io.vdibroker.api.pool.command.NotePreparationFailed;
import io.vdibroker.api.pool.command.ResumeGrowth;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeGrowthTest {
    private static final ResumeGrowth RESUME = new ResumeGrowth(POOL, E2, null);
    private static final GrowthResumed RESUMED = new GrowthResumed(POOL);
    private static final GrowthPaused PAUSED = new GrowthPaused(POOL, NOW.plus(Duration.ofMinutes(10)), BROKEN);
    private static final PoolFailed FAILED = new PoolFailed(POOL, BROKEN);

    /** The only attempt at an initial machine failed three times. */
    private static List<Object> failedPool() {
        return new ArrayList<>(List.of(
                created(sizes(1, 0, 5, 1)),
                tagReady(),
                started(E1, 1, 1),
                cloned(E1, 1),
                new PlaceLeaving(POOL, machine(0), BROKEN, false),
                PAUSED,
                FAILED,
                new PlaceReturned(POOL, machine(0), null)));
    }

    @Test
    void growsInTheSameDecisionForWhoWaits() {
        pool().given(after(empty(0, 5, 1), PAUSED, queued(T1, ANNA)))
                .when(RESUME, now())
                .expectEvents(RESUMED, grown(E2, 1, 1));
    }

    @Test
    void endsThePauseThatItIsMeantFor() {
        pool().given(after(empty(0, 5, 1), PAUSED))
                .when(new ResumeGrowth(POOL, E2, PAUSED.until()), now())
                .expectEvents(RESUMED);
    }

    @Test
    void comesTooLateForAPauseThatBeganSince() {
        var earlier = PAUSED.until().minusSeconds(1);
        pool().given(after(empty(0, 5, 1), PAUSED))
                .when(new ResumeGrowth(POOL, E2, earlier), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        pool().given(after(BEGUN, attemptFailed(1, null), FAILED))
                .when(new ResumeGrowth(POOL, E2, earlier), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void tryingAFailedPoolAgainStartsItsGrowth() {
        pool().given(failedPool()).when(RESUME, now()).expectEvents(RESUMED, grown(E2, 2, 1));
    }

    @Test
    void comingAgainMuchLaterStartsAnExpansionOfItsOwn() {
        var first = grown(E2, 2, 1);
        pool().given(after(
                        failedPool(),
                        RESUMED,
                        first,
                        new CloningEnded(POOL, first.expansionId(), List.of(), first.machineIds(), BROKEN),
                        PAUSED,
                        FAILED,
                        new PlaceReturned(POOL, first.machineIds().get(0), null)))
                .when(RESUME, now())
                .expectEvents(RESUMED, grown(E2, 3, 1));
    }

    @Test
    void lettingAFailedPoolTryAgainLetsUsersWaitAgain() {
        pool().given(after(failedPool(), entitled(ANNA), RESUMED, started(E2, 2, 1)))
                .when(request(ANNA, T1), now())
                .expectEvents(queued(T1, ANNA));
    }

    @Test
    void asksForTheTagAgainIfThatHadFailed() {
        pool().given(after(BEGUN, attemptFailed(1, null), FAILED))
                .when(RESUME, now())
                .expectEvents(RESUMED, tagRequested(2));
    }

    @Test
    void countsTheAttemptsAtTheTagFromTheBeginning() {
        pool().given(after(BEGUN, attemptFailed(1, null), FAILED, RESUMED, tagRequested(2), begun(2)))
                .when(new FailTag(POOL, TAG_RUN, 2, BROKEN), now())
                .expectEvents(attemptFailed(2, Duration.ofSeconds(10)));
    }

    @Test
    void countsFailuresFromTheBeginning() {
        pool().given(after(
                        empty(0, 9, 1),
                        started(E1, 1, 3),
                        cloned(E1, 3),
                        new PlaceLeaving(POOL, machine(0), BROKEN, false),
                        PAUSED,
                        RESUMED))
                .when(new NotePreparationFailed(POOL, machine(1), E2, BROKEN, false), now())
                .expectEvents(new PlaceLeaving(POOL, machine(1), BROKEN, false));
    }

    @Test
    void isRefusedByAStaticPoolThatGotNoneOfItsMachines() {
        pool().given(
                        created(createStatic(machine(0))),
                        tagReady(),
                        new MachineClaimRefused(POOL, machine(0), BROKEN),
                        FAILED)
                .when(RESUME, now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.NOTHING_TO_RESUME));
    }

    @Test
    void asksForTheTagOfAStaticPoolAgain() {
        pool().given(created(createStatic(machine(0))), tagRequested(1), attemptFailed(1, null), FAILED)
                .when(RESUME, now())
                .expectEvents(RESUMED, tagRequested(2));
    }

    @Test
    void changesNothingIfRepeatedOrNotPaused() {
        for (var events : List.of(
                after(empty(0, 5, 1), PAUSED, RESUMED),
                empty(0, 5, 1),
                after(failedPool(), RESUMED, started(E2, 2, 1)))) {
            pool().given(events).when(RESUME, now()).expectNoEvents().expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void comesTooLateForAPoolThatIsBeingDeleted() {
        pool().given(after(failedPool(), new PoolDeletionStarted(POOL, List.of())))
                .when(RESUME, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
