package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.StepSetback;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.command.CompleteDesktopRequest;
import io.vdibroker.api.pool.command.CompleteReturn;
import io.vdibroker.api.pool.command.FailDesktopRequest;
import io.vdibroker.api.pool.command.ReturnMachine;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineDidNotComeUp;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.QuarantineEnded;
import io.vdibroker.api.pool.event.StepPaused;
import io.vdibroker.api.pool.event.StepResumed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What ECP cannot do at present is not the fault of the machines. */
class StepPausesTest {
    private static final UserId DORA = user(4);
    private static final TicketId T4 = ticket(4);

    private static StepSetback setback(int machine, Instant at) {
        return new StepSetback(machine(machine), BROKEN, at);
    }

    private static MachineDidNotComeUp failed(int machine, Instant at) {
        return new MachineDidNotComeUp(POOL, machine(machine), Step.POWER_ON, BROKEN, at);
    }

    private static MachineQuarantined aside(int machine) {
        return new MachineQuarantined(POOL, machine(machine), T1, BROKEN);
    }

    private static FailDesktopRequest fail(TicketId ticket, int machine, Step step) {
        return new FailDesktopRequest(POOL, ticket, machine(machine), E2, step, BROKEN);
    }

    private static Instant ago(long seconds) {
        return NOW.minusSeconds(seconds);
    }

    /** A pool of machines that are all off, and no room for more. */
    private static List<Object> withOff(int machines) {
        var events = empty(0, machines, 1);
        events.add(entitled(DORA));
        events.add(started(E1, 1, machines));
        events.add(cloned(E1, machines));
        for (int i = 0; i < machines; i++) {
            events.add(new MachineAdmitted(POOL, machine(i), "win-" + (i + 1), Readiness.OFF));
        }
        return events;
    }

    private static DesktopAssigned assignedOff(
            TicketId ticket, UserId user, MachineId machine, int off, AssignmentRule rule) {
        return new DesktopAssigned(POOL, ticket, user, machine, rule, 0, 0, off);
    }

    private static DesktopAssigned assignedOff(TicketId ticket, UserId user, MachineId machine, int off) {
        return assignedOff(ticket, user, machine, off, AssignmentRule.BEST_FREE);
    }

    private static List<Object> given(List<?> before, TicketId ticket, UserId user, MachineId machine) {
        return after(before, assigned(ticket, user, machine), accepted(ticket, user, machine, true, 1));
    }

    /** Anna's machine was set aside, and so was its replacement; Boris was given the third. */
    private static List<Object> twoFailed(int machines, Instant first) {
        return given(
                after(
                        given(withOff(machines), T1, ANNA, machine(0)),
                        failed(0, first),
                        aside(0),
                        assigned(T1, ANNA, machine(1), AssignmentRule.REPLACEMENT, 0),
                        accepted(T1, ANNA, machine(1), true, 1),
                        failed(1, ago(60)),
                        aside(1),
                        new DesktopRequestFailed(POOL, T1, ANNA, BROKEN)),
                T2,
                BORIS,
                machine(2));
    }

    private static StepPaused paused() {
        return new StepPaused(POOL, Step.POWER_ON, List.of(setback(0, ago(120)), setback(1, ago(60)), setback(2, NOW)));
    }

    private static List<Object> threeFailed(int machines) {
        return after(
                twoFailed(machines, ago(120)),
                failed(2, NOW),
                paused(),
                new DesktopRequestFailed(POOL, T2, BORIS, BROKEN));
    }

    @Test
    void beginWithTheThirdMachineThatFailsLeaveItWithItsUserAndFreeTheOthers() {
        pool().given(twoFailed(4, ago(120)))
                .when(fail(T2, 2, Step.POWER_ON), now())
                .expectEvents(
                        failed(2, NOW),
                        paused(),
                        new QuarantineEnded(POOL, machine(0)),
                        new QuarantineEnded(POOL, machine(1)),
                        new DesktopRequestFailed(POOL, T2, BORIS, BROKEN));
    }

    @Test
    void areNotMadeByWhatIsLongAgo() {
        pool().given(twoFailed(3, NOW.minus(Duration.ofMinutes(5)).minusMillis(1)))
                .when(fail(T2, 2, Step.POWER_ON), now())
                .expectEvents(
                        failed(2, NOW),
                        new MachineQuarantined(POOL, machine(2), T2, BROKEN),
                        new DesktopRequestFailed(POOL, T2, BORIS, BROKEN));
    }

    @Test
    void areNotMadeByAnotherStep() {
        pool().given(twoFailed(3, ago(120)))
                .when(fail(T2, 2, Step.REMOTE_ACCESS), now())
                .expectEvents(
                        new MachineDidNotComeUp(POOL, machine(2), Step.REMOTE_ACCESS, BROKEN, NOW),
                        new MachineQuarantined(POOL, machine(2), T2, BROKEN),
                        new DesktopRequestFailed(POOL, T2, BORIS, BROKEN));
    }

    @Test
    void areNotMadeByTheSameMachineAgainAndAgain() {
        pool().given(after(twoFailed(3, ago(400)), failed(1, ago(50)), failed(1, ago(40))))
                .when(fail(T2, 2, Step.POWER_ON), now())
                .expectEvents(
                        failed(2, NOW),
                        new MachineQuarantined(POOL, machine(2), T2, BROKEN),
                        new DesktopRequestFailed(POOL, T2, BORIS, BROKEN));
    }

    @Test
    void areNotMadeByWhatSomebodyGaveUp() {
        pool().given(twoFailed(3, ago(120)))
                .when(
                        new FailDesktopRequest(
                                POOL,
                                T2,
                                machine(2),
                                E2,
                                Step.POWER_ON,
                                new Failure(FailureCode.CANCELLED, "given up")),
                        now())
                .expectEvents(
                        new MachineQuarantined(POOL, machine(2), T2, new Failure(FailureCode.CANCELLED, "given up")),
                        new DesktopRequestFailed(POOL, T2, BORIS, new Failure(FailureCode.CANCELLED, "given up")));
    }

    @Nested
    class WhileTheyLast {
        @Test
        void theNextWhoAsksTriesTheNextMachine() {
            pool().given(threeFailed(5))
                    .when(request(CLARA, T3), now())
                    .expectEvents(assignedOff(T3, CLARA, machine(3), 2), accepted(T3, CLARA, machine(3), true, 1));
        }

        @Test
        void whoeverAsksMeanwhileWaitsForWhatBecomesOfIt() {
            pool().given(given(threeFailed(5), T3, CLARA, machine(3)))
                    .when(request(DORA, T4), now())
                    .expectEvents(queued(T4, DORA));
        }

        @Test
        void noMachineIsSetAsideAndTheNextInLineTriesTheNext() {
            pool().given(after(given(threeFailed(5), T3, CLARA, machine(3)), queued(T4, DORA)))
                    .when(fail(T3, 3, Step.POWER_ON), now())
                    .expectEvents(
                            failed(3, NOW),
                            new DesktopRequestFailed(POOL, T3, CLARA, BROKEN),
                            assignedOff(T4, DORA, machine(4), 1, AssignmentRule.NEXT_IN_QUEUE),
                            accepted(T4, DORA, machine(4), true, 1));
        }

        @Test
        void whoHasAMachineTriesIt() {
            pool().given(given(threeFailed(5), T3, CLARA, machine(3)))
                    .when(request(BORIS, T4), now())
                    .expectEvents(accepted(T4, BORIS, machine(2), true, 2));
        }
    }

    @Nested
    class ByAnAdministrator {
        private final ReturnMachine order = new ReturnMachine(POOL, machine(0), OPERATION);
        private final MachineReturnStarted started =
                new MachineReturnStarted(POOL, machine(0), null, OPERATION, Plans.ofReturn(), 2);

        @Test
        void aMachineThatWasSetAsideIsSwitchedOffAndThenFree() {
            pool().given(threeFailed(4))
                    .when(order, now())
                    .expectEvents(started)
                    .expectResultMessagePayload(OPERATION);
            pool().given(after(threeFailed(3), started))
                    .when(new CompleteReturn(POOL, machine(0), OPERATION), now())
                    .expectEvents(new MachineReturned(POOL, machine(0), OPERATION));
        }

        @Test
        void andDoesNotComeBackTwiceWhenTheStepWorks() {
            pool().given(after(given(threeFailed(4), T3, CLARA, machine(3)), started))
                    .when(new CompleteDesktopRequest(POOL, T3, machine(3)), now())
                    .expectEvents(
                            ready(T3, CLARA, machine(3)),
                            new StepResumed(POOL, Step.POWER_ON, machine(3)),
                            new QuarantineEnded(POOL, machine(1)));
        }
    }

    @Nested
    class End {
        @Test
        void whenTheStepWorksAndThoseThatWereSetAsideAreFreeAndServeTheLine() {
            pool().given(after(given(threeFailed(4), T3, CLARA, machine(3)), queued(T4, DORA)))
                    .when(new CompleteDesktopRequest(POOL, T3, machine(3)), now())
                    .expectEvents(
                            ready(T3, CLARA, machine(3)),
                            new StepResumed(POOL, Step.POWER_ON, machine(3)),
                            new QuarantineEnded(POOL, machine(0)),
                            new QuarantineEnded(POOL, machine(1)),
                            assignedOff(T4, DORA, machine(0), 2, AssignmentRule.NEXT_IN_QUEUE),
                            accepted(T4, DORA, machine(0), true, 2));
        }

        @Test
        void whenAMachineThatFailedComesUpForItsUser() {
            pool().given(after(threeFailed(4), accepted(T4, BORIS, machine(2), true, 2)))
                    .when(new CompleteDesktopRequest(POOL, T4, machine(2)), now())
                    .expectEvents(
                            ready(T4, BORIS, machine(2)),
                            new StepResumed(POOL, Step.POWER_ON, machine(2)),
                            new QuarantineEnded(POOL, machine(0)),
                            new QuarantineEnded(POOL, machine(1)));
        }

        @Test
        void andThreeMoreMustFailBeforeTheNext() {
            pool().given(after(
                            given(threeFailed(5), T3, CLARA, machine(3)),
                            ready(T3, CLARA, machine(3)),
                            new StepResumed(POOL, Step.POWER_ON, machine(3)),
                            accepted(T4, BORIS, machine(2), true, 2)))
                    .when(fail(T4, 2, Step.POWER_ON), now())
                    .expectEvents(
                            failed(2, NOW),
                            new MachineQuarantined(POOL, machine(2), T4, BROKEN),
                            assignedOff(T4, BORIS, machine(4), 1, AssignmentRule.REPLACEMENT),
                            accepted(T4, BORIS, machine(4), true, 1));
        }
    }
}
