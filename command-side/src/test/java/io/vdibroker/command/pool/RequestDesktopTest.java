package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RequestDesktopTest {

    private static DesktopTicket answer(TicketId ticket, MachineId machine, TicketState state) {
        return new DesktopTicket(ticket, machine, state);
    }

    private static DesktopTicket inTheQueue(TicketId ticket) {
        return new DesktopTicket(ticket, null, TicketState.QUEUED);
    }

    @Nested
    class WithFreeMachines {
        @Test
        void givesTheFirstByNameAsPeopleCount() {
            var events = empty(0, 20, 1);
            events.addAll(List.of(
                    started(E1, 1, 2), cloned(E1, 2), admitted(machine(0), "win-10"), admitted(machine(1), "win-9")));
            pool().given(events)
                    .when(request(ANNA, T1), now())
                    .expectResultMessagePayload(answer(T1, machine(1), TicketState.PREPARING))
                    .expectEvents(
                            assigned(T1, ANNA, machine(1), AssignmentRule.BEST_FREE, 2),
                            accepted(T1, ANNA, machine(1), true, 1));
        }

        @Test
        void givesTheMostReadyFirstAndSaysFromWhatItChose() {
            var events = empty(0, 20, 1);
            events.addAll(List.of(
                    started(E1, 1, 3),
                    cloned(E1, 3),
                    new MachineAdmitted(POOL, machine(0), "win-1", Readiness.OFF),
                    new MachineAdmitted(POOL, machine(1), "win-2", Readiness.ON),
                    new MachineAdmitted(POOL, machine(2), "win-3", Readiness.OFF)));
            pool().given(events)
                    .when(request(ANNA, T1), now())
                    .expectEvents(
                            new DesktopAssigned(POOL, T1, ANNA, machine(1), AssignmentRule.BEST_FREE, 0, 1, 2),
                            accepted(T1, ANNA, machine(1), true, 1));
        }

        @Test
        void growsInTheSameDecisionWhenTheReserveIsTouched() {
            pool().given(with(2, 2, 20))
                    .when(request(ANNA, T1), now())
                    .expectEvents(
                            assigned(T1, ANNA, machine(0), AssignmentRule.BEST_FREE, 2),
                            accepted(T1, ANNA, machine(0), true, 1),
                            grown(E2, 3, 1));
        }

        @Test
        void doesNotGrowWhileSomethingIsCloning() {
            pool().given(after(with(2, 2, 20), started(E3, 3, 1)))
                    .when(request(ANNA, T1), now())
                    .expectEvents(
                            assigned(T1, ANNA, machine(0), AssignmentRule.BEST_FREE, 2),
                            accepted(T1, ANNA, machine(0), true, 1));
        }

        @Test
        void leavesTheConsoleAloneWhereNobodyUsesIt() {
            var rdpOnly = new PoolSettings(List.of(Protocol.RDP), false, false, AfterDisconnect.NONE, 60);
            pool().given(
                            created(create("office", rdpOnly, sizes(0, 0, 5, 1), PREPARATION)),
                            tagReady(),
                            activated(),
                            entitled(ANNA),
                            started(E1, 1, 1),
                            cloned(E1, 1),
                            admitted(machine(0), "win-1"))
                    .when(request(ANNA, T1), now())
                    .expectEvents(
                            assigned(T1, ANNA, machine(0)),
                            new DesktopRequestAccepted(
                                    POOL,
                                    T1,
                                    ANNA,
                                    machine(0),
                                    byThemselves(ANNA),
                                    true,
                                    1,
                                    List.of(PlannedStep.of(Step.POWER_ON))));
        }
    }

    @Nested
    class WithAMachineOfTheirOwn {
        private final List<Object> annaHasOne = after(
                with(2, 20),
                assigned(T1, ANNA, machine(0)),
                accepted(T1, ANNA, machine(0), true, 1),
                ready(T1, ANNA, machine(0)));

        @Test
        void bringsTheSameUpAgain() {
            pool().given(annaHasOne)
                    .when(request(ANNA, T2), now())
                    .expectResultMessagePayload(answer(T2, machine(0), TicketState.PREPARING))
                    .expectEvents(accepted(T2, ANNA, machine(0), false, 2));
        }

        @Test
        void recordsNothingIfItIsKnownToRun() {
            pool().given(annaHasOne)
                    .when(new RequestDesktop(POOL, T2, E2, ANNA, Protocol.RDP, machine(0)), now())
                    .expectResultMessagePayload(answer(T2, machine(0), TicketState.READY))
                    .expectNoEvents();
        }

        @Test
        void recordsNothingIfItIsKnownToRunAlthoughSomethingIsStillBeingDoneToIt() {
            pool().given(after(annaHasOne, accepted(T2, ANNA, machine(0), false, 2)))
                    .when(new RequestDesktop(POOL, T3, E2, ANNA, Protocol.RDP, machine(0)), now())
                    .expectResultMessagePayload(answer(T2, machine(0), TicketState.READY))
                    .expectNoEvents();
        }

        @Test
        void bringsItUpIfItWasNeverReadyForThemHoweverItRuns() {
            pool().given(after(
                            with(2, 20),
                            assigned(T1, ANNA, machine(0)),
                            accepted(T1, ANNA, machine(0), true, 1),
                            new DesktopRequestFailed(POOL, T1, ANNA, BROKEN)))
                    .when(new RequestDesktop(POOL, T2, E2, ANNA, Protocol.RDP, machine(0)), now())
                    .expectResultMessagePayload(answer(T2, machine(0), TicketState.PREPARING))
                    .expectEvents(accepted(T2, ANNA, machine(0), true, 2));
        }

        @Test
        void doesNotTakeAnotherRunningMachineForTheirs() {
            pool().given(annaHasOne)
                    .when(new RequestDesktop(POOL, T2, E2, ANNA, Protocol.RDP, machine(1)), now())
                    .expectEvents(accepted(T2, ANNA, machine(0), false, 2));
        }

        @Test
        void saysThatItNeverCameUpIfItDidNot() {
            pool().given(after(
                            with(1, 20),
                            assigned(T1, ANNA, machine(0)),
                            accepted(T1, ANNA, machine(0), true, 1),
                            new DesktopRequestFailed(POOL, T1, ANNA, BROKEN)))
                    .when(request(ANNA, T2), now())
                    .expectEvents(accepted(T2, ANNA, machine(0), true, 2));
        }

        @Test
        void isServedAlsoWhenThePoolIsFull() {
            pool().given(after(
                            with(1, 1),
                            assigned(T1, ANNA, machine(0)),
                            accepted(T1, ANNA, machine(0), true, 1),
                            ready(T1, ANNA, machine(0))))
                    .when(request(ANNA, T2), now())
                    .expectEvents(accepted(T2, ANNA, machine(0), false, 2));
        }
    }

    @Nested
    class WithNothingFree {
        @Test
        void queuesAndGrows() {
            pool().given(empty(0, 20, 1))
                    .when(request(ANNA, T1), now())
                    .expectResultMessagePayload(inTheQueue(T1))
                    .expectEvents(queued(T1, ANNA), grown(E2, 1, 1));
        }

        @Test
        void growsByTheStepAtLeastAndTheTotalAtMost() {
            pool().given(empty(0, 3, 3)).when(request(ANNA, T1), now()).expectEvents(queued(T1, ANNA), grown(E2, 1, 3));
            pool().given(after(with(2, 0, 3), assigned(T2, BORIS, machine(0)), assigned(T3, CLARA, machine(1))))
                    .when(request(ANNA, T1), now())
                    .expectEvents(queued(T1, ANNA), grown(E2, 3, 1));
        }

        @Test
        void onlyQueuesWhileSomethingIsCloning() {
            pool().given(after(empty(0, 20, 1), queued(T2, BORIS), started(E1, 1, 1)))
                    .when(request(ANNA, T1), now())
                    .expectEvents(queued(T1, ANNA));
        }

        @Test
        void queuesWhileGrowthIsPaused() {
            pool().given(after(empty(0, 20, 1), new GrowthPaused(POOL, NOW, BROKEN)))
                    .when(request(ANNA, T1), now())
                    .expectEvents(queued(T1, ANNA));
        }

        @Test
        void queuesBeforeThePoolHasItsTag() {
            pool().given(created(sizes(1, 0, 5, 1)), entitled(ANNA))
                    .when(request(ANNA, T1), now())
                    .expectEvents(queued(T1, ANNA));
        }

        @Test
        void isRefusedWithoutRoom() {
            pool().given(after(with(1, 1), assigned(T2, BORIS, machine(0))))
                    .when(request(ANNA, T1), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.POOL_EXHAUSTED));
        }

        @Test
        void isRefusedIfOthersWaitForAllThatMayCome() {
            pool().given(after(empty(0, 1, 1), queued(T2, BORIS), started(E1, 1, 1)))
                    .when(request(ANNA, T1), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.POOL_EXHAUSTED));
        }

        @Test
        void queuesBehindAPlaceThatBecomesFree() {
            pool().given(after(with(1, 1), assigned(T2, BORIS, machine(0)), withdrawn(machine(0))))
                    .when(request(ANNA, T1), now())
                    .expectEvents(queued(T1, ANNA));
        }

        @Test
        void isRefusedByAStaticPoolThatExpectsNoMachine() {
            pool().given(after(staticWith(machine(0)), assigned(T2, BORIS, machine(0)), withdrawn(machine(0))))
                    .when(request(ANNA, T1), now())
                    .expectException(refusedWith(RejectionCode.POOL_EXHAUSTED));
        }

        @Test
        void queuesBehindMachinesThatAStaticPoolIsYetToTake() {
            pool().given(created(createStatic(machine(0))), entitled(ANNA))
                    .when(request(ANNA, T1), now())
                    .expectEvents(queued(T1, ANNA));
        }
    }

    @Nested
    class Again {
        @Test
        void isAnsweredWithTheOpenTicketAndKeepsThePlace() {
            pool().given(after(empty(0, 20, 1), queued(T1, ANNA), started(E1, 1, 1)))
                    .when(request(ANNA, T2), at(NOW.plusSeconds(59)))
                    .expectResultMessagePayload(inTheQueue(T1))
                    .expectNoEvents();
        }

        @Test
        void prolongsTheTicketOnceAMinute() {
            pool().given(after(empty(0, 20, 1), queued(T1, ANNA), started(E1, 1, 1)))
                    .when(request(ANNA, T2), at(NOW.plusSeconds(60)))
                    .expectResultMessagePayload(inTheQueue(T1))
                    .expectEvents(new DesktopRequestAskedAgain(POOL, T1, NOW.plus(Duration.ofMinutes(11))));
        }

        @Test
        void isAnsweredWithTheMachineThatIsBroughtUp() {
            pool().given(after(with(1, 20), assigned(T1, ANNA, machine(0)), accepted(T1, ANNA, machine(0), true, 1)))
                    .when(request(ANNA, T2), now())
                    .expectResultMessagePayload(answer(T1, machine(0), TicketState.PREPARING))
                    .expectNoEvents();
        }

        @Test
        void isAnsweredAsItEndedForTheSameTicket() {
            pool().given(after(
                            with(1, 20),
                            assigned(T1, ANNA, machine(0)),
                            accepted(T1, ANNA, machine(0), true, 1),
                            ready(T1, ANNA, machine(0))))
                    .when(request(ANNA, T1), now())
                    .expectResultMessagePayload(answer(T1, machine(0), TicketState.READY))
                    .expectNoEvents();
        }

        @Test
        void doesNotQueueAnExpiredTicketAgain() {
            pool().given(after(
                            empty(0, 20, 1),
                            queued(T1, ANNA),
                            started(E1, 1, 1),
                            new DesktopRequestExpired(POOL, T1, ANNA)))
                    .when(request(ANNA, T1), now())
                    .expectResultMessagePayload(new DesktopTicket(T1, null, TicketState.EXPIRED))
                    .expectNoEvents();
        }

        @Test
        void withTheTicketOfSomebodyElseIsRefused() {
            pool().given(after(empty(0, 20, 1), queued(T1, ANNA), started(E1, 1, 1)))
                    .when(request(BORIS, T1), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.CONFLICT));
        }
    }

    @Nested
    class Entitlement {
        private final List<Object> staffOnly = List.of(
                created(sizes(0, 0, 5, 1)),
                tagReady(),
                activated(),
                new GroupEntitled(POOL, STAFF),
                started(E1, 1, 1),
                cloned(E1, 1),
                admitted(machine(0), "win-1"));

        @Test
        void ofAGroupIsEnoughAndIsRecorded() {
            pool().given(staffOnly)
                    .when(request(ANNA, T1), nowInGroups(GUESTS, STAFF))
                    .expectEvents(
                            assigned(T1, ANNA, machine(0)),
                            new DesktopRequestAccepted(POOL, T1, ANNA, machine(0), by(STAFF), true, 1, SERVE));
        }

        @Test
        void ofTheUserComesBeforeThatOfAGroup() {
            pool().given(after(staffOnly, entitled(ANNA)))
                    .when(request(ANNA, T1), nowInGroups(STAFF))
                    .expectEvents(assigned(T1, ANNA, machine(0)), accepted(T1, ANNA, machine(0), true, 1));
        }

        @Test
        void isNeeded() {
            for (var metadata : List.of(now(), nowInGroups(), nowInGroups(GUESTS))) {
                pool().given(staffOnly)
                        .when(request(ANNA, T1), metadata)
                        .expectNoEvents()
                        .expectException(refusedWith(RejectionCode.NOT_ENTITLED));
            }
        }

        @Test
        void isNeededAlsoForAMachineThatOnePossesses() {
            pool().given(after(staffOnly, assigned(T1, ANNA, machine(0)), ready(T1, ANNA, machine(0))))
                    .when(new RequestDesktop(POOL, T2, E2, ANNA, Protocol.RDP, machine(0)), nowInGroups(GUESTS))
                    .expectException(refusedWith(RejectionCode.NOT_ENTITLED));
        }

        @Test
        void isCheckedBeforeAnythingElseIsTold() {
            pool().given(after(staffOnly, new PoolDeletionStarted(POOL, List.of())))
                    .when(new RequestDesktop(POOL, T1, E2, ANNA, Protocol.LOUDPLAY, null), now())
                    .expectException(refusedWith(RejectionCode.NOT_ENTITLED));
        }
    }

    @Test
    void isRefusedForAProtocolThatIsNotOffered() {
        pool().given(with(1, 20))
                .when(new RequestDesktop(POOL, T1, E2, ANNA, Protocol.LOUDPLAY, null), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.PROTOCOL_NOT_OFFERED));
    }

    @Test
    void isRefusedByAFailedPoolWithTheReason() {
        pool().given(after(List.of(created(sizes(1, 0, 5, 1)), entitled(ANNA)), new PoolFailed(POOL, BROKEN)))
                .when(request(ANNA, T1), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_NOT_ACTIVE))
                .expectExceptionMessage("The pool could not be set up: The guest agent was not heard");
    }

    @Test
    void isRefusedByAPoolThatIsBeingDeleted() {
        pool().given(after(with(1, 20), new PoolDeletionStarted(POOL, List.of())))
                .when(request(ANNA, T1), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_NOT_ACTIVE));
    }

    @Test
    void isAnsweredByItsEndAfterItsPoolWasDeleted() {
        pool().given(after(
                        empty(0, 20, 1),
                        queued(T1, ANNA),
                        new PoolDeletionStarted(POOL, List.of()),
                        new DesktopRequestFailed(POOL, T1, ANNA, new Failure(FailureCode.CANCELLED, "gone"))))
                .when(request(ANNA, T1), now())
                .expectResultMessagePayload(new DesktopTicket(T1, null, TicketState.FAILED))
                .expectNoEvents();
    }

    @Test
    void keepsTheReasonOfTheQueueingInTheEvent() {
        pool().given(List.of(created(sizes(0, 0, 5, 1)), tagReady(), activated(), new GroupEntitled(POOL, STAFF)))
                .when(request(ANNA, T1), nowInGroups(STAFF))
                .expectEvents(
                        new DesktopRequestQueued(POOL, T1, ANNA, by(STAFF), NOW.plus(Duration.ofMinutes(10))),
                        grown(E2, 1, 1));
    }
}
