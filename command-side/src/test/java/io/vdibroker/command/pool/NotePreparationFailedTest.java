package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.command.NotePreparationFailed;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotePreparationFailedTest {
    private static final NotePreparationFailed FAILED = new NotePreparationFailed(POOL, machine(0), E2, BROKEN, false);
    private static final GrowthPaused PAUSED = new GrowthPaused(POOL, NOW.plus(Duration.ofMinutes(10)), BROKEN);

    private static PlaceLeaving leaving(int machine) {
        return new PlaceLeaving(POOL, machine(machine), BROKEN, false);
    }

    @Test
    void ofAnAdoptedMachineDoesNotPauseTheGrowthOfClones() {
        var history = with(1, 50);
        for (var index = 10; index < 12; index++) {
            history.add(new MachinePlaceTaken(POOL, machine(index), "pc" + index));
            history.add(new PlaceLeaving(POOL, machine(index), BROKEN, false));
        }
        history.add(new MachinePlaceTaken(POOL, machine(12), "pc12"));
        pool().given(history)
                .when(new NotePreparationFailed(POOL, machine(12), E3, BROKEN, false), now())
                .expectEvents(new PlaceLeaving(POOL, machine(12), BROKEN, false));
    }

    @Test
    void keepsThePlaceUntilTheMachineIsGone() {
        pool().given(created(sizes(1, 0, 1, 1)), tagReady(), started(E1, 1, 1), cloned(E1, 1))
                .when(FAILED, now())
                .expectEvents(leaving(0));
    }

    @Test
    void growsInTheSameDecisionForWhoWaits() {
        pool().given(after(empty(0, 5, 1), queued(T1, ANNA), started(E1, 1, 1), cloned(E1, 1)))
                .when(FAILED, now())
                .expectEvents(leaving(0), grown(E2, 2, 1));
    }

    @Test
    void countsAKeptMachineInTheTotal() {
        pool().given(after(empty(0, 1, 1), queued(T1, ANNA), started(E1, 1, 1), cloned(E1, 1)))
                .when(new NotePreparationFailed(POOL, machine(0), E2, BROKEN, true), now())
                .expectEvents(new PlaceLeaving(POOL, machine(0), BROKEN, true));
    }

    @Test
    void pausesGrowthTheThirdTimeInARowAndFailsThePoolWithoutMachines() {
        pool().given(created(sizes(4, 0, 9, 1)), tagReady(), started(E1, 1, 4), cloned(E1, 4), leaving(1), leaving(2))
                .when(FAILED, now())
                .expectEvents(leaving(0), PAUSED, new PoolFailed(POOL, BROKEN));
    }

    @Test
    void pausesTwiceAsLongAfterAPauseThatBroughtNothing() {
        pool().given(afterPauses(1))
                .when(FAILED, now())
                .expectEvents(leaving(0), new GrowthPaused(POOL, NOW.plus(Duration.ofMinutes(20)), BROKEN));
    }

    @Test
    void pausesForFourHoursAtMost() {
        pool().given(afterPauses(30))
                .when(FAILED, now())
                .expectEvents(leaving(0), new GrowthPaused(POOL, NOW.plus(Duration.ofHours(4)), BROKEN));
    }

    /** Two failures of the third in a row, after so many pauses. */
    private static List<Object> afterPauses(int pauses) {
        var history = after(empty(0, 9, 1), started(E1, 1, 3), cloned(E1, 3));
        for (var pause = 0; pause < pauses; pause++) {
            history = after(history, PAUSED, new GrowthResumed(POOL));
        }
        return after(history, leaving(1), leaving(2));
    }

    @Test
    void leavesAnActivePoolActiveWhenItPauses() {
        pool().given(after(
                        with(1, 9),
                        started(E2, 2, 1),
                        new CloningEnded(POOL, E2, List.of(), machines(E2, 1), BROKEN),
                        started(E3, 3, 2),
                        cloned(E3, 2),
                        new PlaceLeaving(POOL, MachineId.of(E3, 0), BROKEN, false)))
                .when(new NotePreparationFailed(POOL, MachineId.of(E3, 1), E2, BROKEN, false), now())
                .expectEvents(new PlaceLeaving(POOL, MachineId.of(E3, 1), BROKEN, false), PAUSED);
    }

    @Test
    void startsCountingAgainAfterAnAdmission() {
        pool().given(after(
                        empty(0, 9, 1),
                        started(E1, 1, 5),
                        cloned(E1, 5),
                        leaving(1),
                        leaving(2),
                        admitted(machine(3), "win-4")))
                .when(FAILED, now())
                .expectEvents(leaving(0));
    }

    @Test
    void pausesOnceOnly() {
        pool().given(after(
                        empty(0, 9, 1), started(E1, 1, 5), cloned(E1, 5), leaving(1), leaving(2), leaving(3), PAUSED))
                .when(FAILED, now())
                .expectEvents(leaving(0));
    }

    @Test
    void failsAStaticPoolThatGetsNoneOfItsMachines() {
        pool().given(created(createStatic(machine(0))), tagReady(), new MachinePlaceTaken(POOL, machine(0), "pc"))
                .when(FAILED, now())
                .expectEvents(leaving(0), new PoolFailed(POOL, BROKEN));
    }

    @Test
    void doesNotFailAStaticPoolThatStillExpectsOne() {
        pool().given(
                        created(createStatic(machine(0), machine(1))),
                        tagReady(),
                        new MachinePlaceTaken(POOL, machine(0), "pc"))
                .when(FAILED, now())
                .expectEvents(leaving(0));
    }

    @Test
    void onlyNotesItInAPoolThatIsBeingDeleted() {
        pool().given(after(
                        empty(0, 9, 1),
                        started(E1, 1, 3),
                        cloned(E1, 3),
                        leaving(1),
                        leaving(2),
                        new PoolDeletionStarted(POOL, List.of())))
                .when(FAILED, now())
                .expectEvents(leaving(0));
    }

    @Test
    void repeatedOrTooLateChangesNothing() {
        for (var last : List.<Object>of(leaving(0), withdrawn(machine(0)), admitted(machine(0), "win-1"))) {
            pool().given(after(empty(0, 9, 1), started(E1, 1, 1), cloned(E1, 1), last))
                    .when(FAILED, now())
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }
}
