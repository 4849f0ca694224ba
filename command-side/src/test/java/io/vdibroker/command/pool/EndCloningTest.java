package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.command.EndCloning;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndCloningTest {
    private static final Failure NO_SPACE = new Failure(FailureCode.NO_SPACE, "The data pool is full");

    private static EndCloning end(List<MachineId> cloned, List<MachineId> failed, @Nullable Failure failure) {
        return new EndCloning(POOL, E1, E2, cloned, failed, failure);
    }

    private static EndCloning allCame(int count) {
        return end(machines(E1, count), List.of(), null);
    }

    private static CloningEnded ended(List<MachineId> cloned, List<MachineId> failed, @Nullable Failure failure) {
        return new CloningEnded(POOL, E1, cloned, failed, failure);
    }

    @Test
    void recordsWhatCame() {
        pool().given(after(empty(0, 20, 1), queued(T1, ANNA), started(E1, 1, 1)))
                .when(allCame(1), now())
                .expectEvents(cloned(E1, 1));
    }

    @Test
    void servesTwentyUsersWhoComeAtOnceByTwoGrowths() {
        var events = empty(0, 20, 1);
        events.add(queued(ticket(1), user(1)));
        events.add(started(E1, 1, 1));
        for (int i = 2; i <= 20; i++) {
            events.add(queued(ticket(i), user(i)));
        }
        pool().given(events).when(allCame(1), now()).expectEvents(cloned(E1, 1), grown(E2, 2, 19));
    }

    @Test
    void goesOnToTheInitialSizeByHalfOfTheRestOrTwenty() {
        pool().given(created(sizes(250, 0, 300, 1)), tagReady(), started(E1, 1, 100))
                .when(allCame(100), now())
                .expectEvents(cloned(E1, 100), grown(E2, 101, 75));
        pool().given(created(sizes(130, 0, 300, 1)), tagReady(), started(E1, 1, 100))
                .when(allCame(100), now())
                .expectEvents(cloned(E1, 100), grown(E2, 101, 20));
        pool().given(created(sizes(119, 0, 300, 1)), tagReady(), started(E1, 1, 100))
                .when(allCame(100), now())
                .expectEvents(cloned(E1, 100), grown(E2, 101, 19));
    }

    @Test
    void growsByItsStepAtLeastIfThatIsMoreThanHalf() {
        pool().given(created(sizes(160, 0, 300, 50)), tagReady(), started(E1, 1, 100))
                .when(allCame(100), now())
                .expectEvents(cloned(E1, 100), grown(E2, 101, 50));
    }

    @Test
    void doesNotReplaceWhatFailedBeforeItIsGone() {
        pool().given(created(sizes(2, 0, 2, 1)), tagReady(), started(E1, 1, 2))
                .when(end(List.of(machine(0)), List.of(machine(1)), NO_SPACE), now())
                .expectEvents(ended(List.of(machine(0)), List.of(machine(1)), NO_SPACE));
    }

    @Test
    void replacesItAtOnceForWhoWaitsIfThereIsRoom() {
        pool().given(after(empty(0, 20, 1), queued(T1, ANNA), started(E1, 1, 1)))
                .when(end(List.of(), List.of(machine(0)), NO_SPACE), now())
                .expectEvents(ended(List.of(), List.of(machine(0)), NO_SPACE), grown(E2, 2, 1));
    }

    @Test
    void pausesGrowthAfterTheThirdFailureInARow() {
        var events = empty(0, 20, 1);
        events.addAll(List.of(
                queued(T1, ANNA),
                started(E2, 1, 1),
                new CloningEnded(POOL, E2, List.of(), machines(E2, 1), NO_SPACE),
                started(E3, 2, 1),
                new CloningEnded(POOL, E3, List.of(), machines(E3, 1), NO_SPACE),
                started(E1, 3, 1)));
        pool().given(events)
                .when(end(List.of(), List.of(machine(0)), NO_SPACE), now())
                .expectEvents(
                        ended(List.of(), List.of(machine(0)), NO_SPACE),
                        new GrowthPaused(POOL, NOW.plus(Duration.ofMinutes(10)), NO_SPACE));
    }

    @Test
    void failsAPoolThatIsPausedBeforeItsFirstMachine() {
        pool().given(
                        created(sizes(3, 0, 3, 1)),
                        entitled(ANNA),
                        queued(T1, ANNA),
                        tagReady(),
                        started(E2, 1, 2),
                        cloned(E2, 2),
                        new PlaceLeaving(POOL, later(0), BROKEN, false),
                        new PlaceLeaving(POOL, later(1), BROKEN, false),
                        started(E1, 3, 1))
                .when(end(List.of(), List.of(machine(0)), null), now())
                .expectEvents(
                        ended(List.of(), List.of(machine(0)), null),
                        new GrowthPaused(POOL, NOW.plus(Duration.ofMinutes(10)), unknown()),
                        new PoolFailed(POOL, unknown()),
                        new DesktopRequestFailed(POOL, T1, ANNA, unknown()));
    }

    private static Failure unknown() {
        return new Failure(FailureCode.TASK_FAILED, "1 machines could not be cloned");
    }

    @Test
    void leavesAloneWhatIsFurtherAlready() {
        pool().given(after(
                        empty(0, 3, 3),
                        queued(T1, ANNA),
                        started(E1, 1, 3),
                        admitted(machine(0), "win-1"),
                        assigned(T1, ANNA, machine(0)),
                        accepted(T1, ANNA, machine(0), true, 1),
                        new PlaceLeaving(POOL, machine(1), BROKEN, false),
                        new PlaceReturned(POOL, machine(2), null)))
                .when(end(List.of(machine(0), machine(1)), List.of(machine(2)), NO_SPACE), now())
                .expectEvents(ended(List.of(machine(0), machine(1)), List.of(machine(2)), NO_SPACE));
    }

    @Test
    void doesNotGrowAPoolThatIsBeingDeleted() {
        pool().given(
                        created(sizes(5, 0, 5, 1)),
                        tagReady(),
                        started(E1, 1, 5),
                        new PoolDeletionStarted(POOL, List.of(E1)))
                .when(end(List.of(), machines(E1, 5), NO_SPACE), now())
                .expectEvents(ended(List.of(), machines(E1, 5), NO_SPACE));
    }

    @Test
    void emptiesAPoolThatHasNothingElseLeft() {
        var events = new ArrayList<Object>(List.of(
                created(sizes(1, 0, 5, 1)),
                tagReady(),
                started(E1, 1, 1),
                new PoolDeletionStarted(POOL, List.of(E1)),
                new PlaceReturned(POOL, machine(0), null)));
        pool().given(events)
                .when(end(List.of(), List.of(machine(0)), NO_SPACE), now())
                .expectEvents(ended(List.of(), List.of(machine(0)), NO_SPACE), new PoolEmptied(POOL, TAG));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(empty(0, 20, 1), queued(T1, ANNA), started(E1, 1, 1), cloned(E1, 1), started(E2, 2, 1)))
                .when(allCame(1), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void afterTheDeletionChangesNothing() {
        pool().given(
                        created(sizes(1, 0, 5, 1)),
                        new PoolDeletionStarted(POOL, List.of()),
                        new PoolEmptied(POOL, null),
                        new PoolDeleted(POOL, "office", CONTROLLER))
                .when(allCame(1), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
