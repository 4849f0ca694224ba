package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.command.AdmitMachine;
import io.vdibroker.api.pool.command.FailDesktopRequest;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.MachineDidNotComeUp;
import io.vdibroker.api.pool.event.MachineQuarantined;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailDesktopRequestTest {

    private static FailDesktopRequest fail(int machine) {
        return new FailDesktopRequest(POOL, T1, machine(machine), E2, Step.POWER_ON, BROKEN);
    }

    private static MachineDidNotComeUp setback(MachineId machine) {
        return new MachineDidNotComeUp(POOL, machine, Step.POWER_ON, BROKEN, NOW);
    }

    private static MachineQuarantined quarantined(int machine) {
        return new MachineQuarantined(POOL, machine(machine), T1, BROKEN);
    }

    private static DesktopRequestFailed failed() {
        return new DesktopRequestFailed(POOL, T1, ANNA, BROKEN);
    }

    private static List<Object> annaIsGivenTheFirst(List<Object> pool) {
        return after(pool, assigned(T1, ANNA, machine(0)), accepted(T1, ANNA, machine(0), true, 1));
    }

    @Test
    void exchangesAMachineThatNeverCameUp() {
        pool().given(annaIsGivenTheFirst(with(2, 20)))
                .when(fail(0), now())
                .expectEvents(
                        setback(machine(0)),
                        quarantined(0),
                        assigned(T1, ANNA, machine(1), AssignmentRule.REPLACEMENT, 1),
                        accepted(T1, ANNA, machine(1), true, 1));
    }

    @Test
    void putsTheUserAtTheHeadOfTheQueueAndGrowsIfNothingIsFree() {
        pool().given(annaIsGivenTheFirst(with(1, 20)))
                .when(fail(0), now())
                .expectEvents(setback(machine(0)), quarantined(0), queued(T1, ANNA), grown(E2, 2, 1));
    }

    @Test
    void letsThemPassThoseWhoWaitedLonger() {
        pool().given(after(
                        annaIsGivenTheFirst(with(1, 20)),
                        queued(T2, BORIS),
                        started(E2, 2, 2),
                        cloned(E2, 2),
                        quarantined(0),
                        queued(T1, ANNA)))
                .when(new AdmitMachine(POOL, later(0), E3, "win-2", Readiness.ON_WITH_AGENT), now())
                .expectEvents(
                        admitted(later(0), "win-2"),
                        assigned(T1, ANNA, later(0), AssignmentRule.NEXT_IN_QUEUE, 1),
                        accepted(T1, ANNA, later(0), true, 1));
    }

    @Test
    void endsTheRequestIfThereIsNoOther() {
        pool().given(annaIsGivenTheFirst(with(1, 1)))
                .when(fail(0), now())
                .expectEvents(setback(machine(0)), quarantined(0), failed());
    }

    @Test
    void exchangesOncePerTicketAndSetsTheSecondAsideAsWell() {
        pool().given(after(
                        annaIsGivenTheFirst(with(3, 20)),
                        quarantined(0),
                        assigned(T1, ANNA, machine(1), AssignmentRule.REPLACEMENT, 2),
                        accepted(T1, ANNA, machine(1), true, 1)))
                .when(fail(1), now())
                .expectEvents(setback(machine(1)), quarantined(1), failed());
    }

    @Test
    void exchangesOncePerTicketAlsoThroughTheQueue() {
        pool().given(after(
                        annaIsGivenTheFirst(with(1, 20)),
                        quarantined(0),
                        queued(T1, ANNA),
                        started(E2, 2, 1),
                        cloned(E2, 1),
                        admitted(later(0), "win-2"),
                        assigned(T1, ANNA, later(0)),
                        accepted(T1, ANNA, later(0), true, 1)))
                .when(new FailDesktopRequest(POOL, T1, later(0), E3, Step.POWER_ON, BROKEN), now())
                .expectEvents(setback(later(0)), new MachineQuarantined(POOL, later(0), T1, BROKEN), failed());
    }

    @Test
    void neverExchangesAMachineThatWasReadyOnce() {
        pool().given(after(
                        annaIsGivenTheFirst(with(2, 20)),
                        ready(T1, ANNA, machine(0)),
                        accepted(T2, ANNA, machine(0), false, 2)))
                .when(new FailDesktopRequest(POOL, T2, machine(0), E2, Step.POWER_ON, BROKEN), now())
                .expectEvents(setback(machine(0)), new DesktopRequestFailed(POOL, T2, ANNA, BROKEN));
    }

    @Test
    void growsIfTheReserveIsTouched() {
        pool().given(annaIsGivenTheFirst(with(2, 1, 20)))
                .when(fail(0), now())
                .expectEvents(
                        setback(machine(0)),
                        quarantined(0),
                        assigned(T1, ANNA, machine(1), AssignmentRule.REPLACEMENT, 1),
                        accepted(T1, ANNA, machine(1), true, 1),
                        grown(E2, 3, 1));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(
                        annaIsGivenTheFirst(with(2, 20)),
                        quarantined(0),
                        assigned(T1, ANNA, machine(1), AssignmentRule.REPLACEMENT, 1),
                        accepted(T1, ANNA, machine(1), true, 1)))
                .when(fail(0), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void afterTheRequestEndedComesTooLate() {
        pool().given(after(annaIsGivenTheFirst(with(2, 20)), ready(T1, ANNA, machine(0))))
                .when(fail(0), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
