package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.command.AdmitMachine;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.MachineTurnedAway;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmitMachineTest {
    private static final AdmitMachine ADMIT = new AdmitMachine(POOL, machine(0), E2, "win-1", Readiness.ON_WITH_AGENT);

    @Test
    void activatesThePoolByItsFirstMachine() {
        pool().given(created(sizes(2, 0, 5, 1)), tagReady(), started(E1, 1, 2), cloned(E1, 2))
                .when(ADMIT, now())
                .expectEvents(admitted(machine(0), "win-1"), activated());
    }

    @Test
    void activatesAPoolThatHadFailed() {
        pool().given(
                        created(sizes(2, 0, 5, 1)),
                        tagReady(),
                        started(E1, 1, 2),
                        cloned(E1, 2),
                        new GrowthPaused(POOL, NOW, BROKEN),
                        new PoolFailed(POOL, BROKEN))
                .when(ADMIT, now())
                .expectEvents(admitted(machine(0), "win-1"), activated());
    }

    @Test
    void addsToAnActivePool() {
        pool().given(after(empty(0, 5, 1), started(E1, 1, 2), cloned(E1, 2)))
                .when(ADMIT, now())
                .expectEvents(admitted(machine(0), "win-1"));
    }

    @Test
    void servesTheHeadOfTheQueueInTheSameDecision() {
        pool().given(after(empty(0, 5, 1), queued(T1, ANNA), queued(T2, BORIS), started(E1, 1, 2), cloned(E1, 2)))
                .when(ADMIT, now())
                .expectEvents(
                        admitted(machine(0), "win-1"),
                        assigned(T1, ANNA, machine(0), AssignmentRule.NEXT_IN_QUEUE, 1),
                        accepted(T1, ANNA, machine(0), true, 1));
    }

    @Test
    void mayComeBeforeTheWholeExpansionIsCloned() {
        pool().given(after(empty(0, 5, 1), queued(T1, ANNA), started(E1, 1, 2)))
                .when(ADMIT, now())
                .expectEvents(
                        admitted(machine(0), "win-1"),
                        assigned(T1, ANNA, machine(0), AssignmentRule.NEXT_IN_QUEUE, 1),
                        accepted(T1, ANNA, machine(0), true, 1));
    }

    @Test
    void isTurnedAwayByAPoolThatIsBeingDeleted() {
        pool().given(after(empty(0, 5, 1), started(E1, 1, 2), cloned(E1, 2), new PoolDeletionStarted(POOL, List.of())))
                .when(ADMIT, now())
                .expectEvents(new MachineTurnedAway(POOL, machine(0)));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(with(1, 5)).when(ADMIT, now()).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void comesTooLateForAMachineThatWasWithdrawnOrIsGone() {
        pool().given(after(empty(0, 5, 1), started(E1, 1, 1), cloned(E1, 1), withdrawn(machine(0))))
                .when(ADMIT, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        pool().given(after(with(1, 5), withdrawn(machine(0)), new PlaceReturned(POOL, machine(0), null)))
                .when(ADMIT, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
