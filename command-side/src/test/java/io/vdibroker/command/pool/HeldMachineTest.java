package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.after;
import static io.vdibroker.command.pool.PoolFixture.now;
import static io.vdibroker.command.pool.PoolFixture.pool;
import static io.vdibroker.command.pool.PoolFixture.refusedWith;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.command.CompleteReturn;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.DeleteVm;
import io.vdibroker.api.pool.command.FailDesktopRequest;
import io.vdibroker.api.pool.command.FailReturn;
import io.vdibroker.api.pool.command.GiveBackMachine;
import io.vdibroker.api.pool.command.RemoveMachine;
import io.vdibroker.api.pool.command.ReplaceMachine;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.command.ResumeGrowth;
import io.vdibroker.api.pool.command.ReturnMachine;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.MachineDidNotComeUp;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a machine that was taken from its user, who is Anna. */
class HeldMachineTest {
    private final List<Object> annasIsHeld = after(
            with(1, 1),
            assigned(T1, ANNA, machine(0)),
            accepted(T1, ANNA, machine(0), true, 1),
            ready(T1, ANNA, machine(0)),
            held(ANNA));
    private final List<Object> returning = after(annasIsHeld, returnStarted());
    private final DesktopGivenBack givenBack = new DesktopGivenBack(POOL, machine(0), ANNA);
    private final MachineReturned returned = new MachineReturned(POOL, machine(0), OPERATION);

    private static MachineHeld held(@Nullable UserId user) {
        return new MachineHeld(POOL, machine(0), user, HoldReason.RELEASED, null);
    }

    private static MachineReturnStarted returnStarted() {
        return new MachineReturnStarted(
                POOL,
                machine(0),
                ANNA,
                OPERATION,
                List.of(PlannedStep.of(Step.SHUTDOWN), PlannedStep.of(Step.POWER_OFF)),
                2);
    }

    @Nested
    class WhenSomebodyAsks {

        @Test
        void isGivenBackToItsUserWithItsWork() {
            pool().given(annasIsHeld)
                    .when(request(ANNA, T2), now())
                    .expectEvents(givenBack, accepted(T2, ANNA, machine(0), false, 2))
                    .expectResultMessagePayload(new DesktopTicket(T2, machine(0), TicketState.PREPARING));
        }

        @Test
        void isGivenToNobodyElse() {
            pool().given(annasIsHeld)
                    .when(request(BORIS, T2), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.POOL_EXHAUSTED));
        }

        @Test
        void isNotGivenBackToWhoLostTheRight() {
            pool().given(after(annasIsHeld, new UserEntitlementWithdrawn(POOL, ANNA)))
                    .when(request(ANNA, T2), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.NOT_ENTITLED));
        }

        @Test
        void isNotExchangedIfItDoesNotComeUp() {
            pool().given(after(annasIsHeld, givenBack, accepted(T2, ANNA, machine(0), false, 2)))
                    .when(new FailDesktopRequest(POOL, T2, machine(0), E2, Step.POWER_ON, BROKEN), now())
                    .expectEvents(
                            new MachineDidNotComeUp(POOL, machine(0), Step.POWER_ON, BROKEN, PoolFixture.NOW),
                            new DesktopRequestFailed(POOL, T2, ANNA, BROKEN));
        }
    }

    @Nested
    class GivenBackByHand {
        private final GiveBackMachine giveBack = new GiveBackMachine(POOL, machine(0), null);

        @Test
        void isItsUsersAgain() {
            pool().given(annasIsHeld).when(giveBack, now()).expectEvents(givenBack);
        }

        @Test
        void twiceChangesNothing() {
            pool().given(after(annasIsHeld, givenBack))
                    .when(giveBack, now())
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isNotForAnybodyElse() {
            pool().given(annasIsHeld)
                    .when(new GiveBackMachine(POOL, machine(0), BORIS), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.MACHINE_HELD));
        }

        @Test
        void isForWhoIsNamedIfNobodyIsKnown() {
            pool().given(after(with(1, 1), held(null)))
                    .when(new GiveBackMachine(POOL, machine(0), BORIS), now())
                    .expectEvents(new DesktopGivenBack(POOL, machine(0), BORIS));
        }

        @Test
        void needsSomebody() {
            pool().given(after(with(1, 1), held(null)))
                    .when(giveBack, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.BAD_REQUEST));
        }

        @Test
        void isRefusedForALockedUser() {
            pool().given(after(with(1, 1), held(NOBODY)))
                    .when(giveBack, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.NOT_ENTITLED));
        }

        @Test
        void isRefusedToWhoHasAnotherOne() {
            pool().given(after(
                            with(2, 2),
                            assigned(T1, ANNA, machine(1)),
                            accepted(T1, ANNA, machine(1), true, 1),
                            held(ANNA)))
                    .when(giveBack, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.CONFLICT));
        }

        @Test
        void servesAUserWhoWaits() {
            pool().given(after(annasIsHeld, queued(T2, ANNA)))
                    .when(giveBack, now())
                    .expectEvents(givenBack, accepted(T2, ANNA, machine(0), false, 2));
        }

        @Test
        void isRefusedIfItIsNotHeld() {
            pool().given(with(1, 1))
                    .when(giveBack, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.MACHINE_NOT_HELD));
        }
    }

    @Nested
    class Returned {
        private final ReturnMachine order = new ReturnMachine(POOL, machine(0), OPERATION);

        @Test
        void isSwitchedOffFirst() {
            pool().given(annasIsHeld)
                    .when(order, now())
                    .expectEvents(returnStarted())
                    .expectResultMessagePayload(OPERATION);
        }

        @Test
        void twiceIsAnsweredWithTheSameOperation() {
            var again = new ReturnMachine(POOL, machine(0), OTHER_OPERATION);
            pool().given(returning).when(again, now()).expectNoEvents().expectResultMessagePayload(OPERATION);
            pool().given(after(returning, returned))
                    .when(again, now())
                    .expectNoEvents()
                    .expectResultMessagePayload(OPERATION);
        }

        @Test
        void isNotGivenToAnybodyMeanwhile() {
            pool().given(returning).when(request(BORIS, T2), now()).expectEvents(queued(T2, BORIS));
        }

        @Test
        void isFreeOnceItIsOff() {
            pool().given(after(returning, queued(T2, BORIS)))
                    .when(new CompleteReturn(POOL, machine(0), OPERATION), now())
                    .expectEvents(returned, assignedOff(T2, BORIS), accepted(T2, BORIS, machine(0), true, 3));
        }

        @Test
        void isFreeByNoOtherOperation() {
            pool().given(returning)
                    .when(new CompleteReturn(POOL, machine(0), OTHER_OPERATION), now())
                    .expectNoEvents();
            pool().given(after(returning, returned, assigned(T2, BORIS, machine(0))))
                    .when(new CompleteReturn(POOL, machine(0), OPERATION), now())
                    .expectNoEvents();
        }

        @Test
        void isHeldIfItCannotBeSwitchedOff() {
            pool().given(returning)
                    .when(new FailReturn(POOL, machine(0), OPERATION, E3, BROKEN), now())
                    .expectEvents(new MachineHeld(POOL, machine(0), ANNA, HoldReason.RETURN_FAILED, BROKEN));
        }

        @Test
        void goesBackToItsUserWhoWaitsIfItCannotBeSwitchedOff() {
            pool().given(after(returning, queued(T2, ANNA)))
                    .when(new FailReturn(POOL, machine(0), OPERATION, E3, BROKEN), now())
                    .expectEvents(
                            new MachineHeld(POOL, machine(0), ANNA, HoldReason.RETURN_FAILED, BROKEN),
                            givenBack,
                            accepted(T2, ANNA, machine(0), false, 3));
        }

        @Test
        void isMissedIfItCannotBeSwitchedOff() {
            var reserveOfOne =
                    after(returning, new PoolReconfigured(POOL, 1, SETTINGS, sizes(0, 1, 2, 1), PREPARATION));
            pool().given(reserveOfOne)
                    .when(new FailReturn(POOL, machine(0), OPERATION, E3, BROKEN), now())
                    .expectEvents(
                            new MachineHeld(POOL, machine(0), ANNA, HoldReason.RETURN_FAILED, BROKEN), grown(E3, 2, 1));
        }

        @Test
        void failsTwiceButIsHeldOnce() {
            pool().given(after(returning, held(ANNA)))
                    .when(new FailReturn(POOL, machine(0), OPERATION, E3, BROKEN), now())
                    .expectNoEvents();
        }

        @Test
        void isRefusedWhileItIsSomebodys() {
            pool().given(after(annasIsHeld, givenBack))
                    .when(order, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.MACHINE_NOT_HELD));
        }

        private static DesktopAssigned assignedOff(TicketId ticket, UserId user) {
            return new DesktopAssigned(POOL, ticket, user, machine(0), AssignmentRule.NEXT_IN_QUEUE, 0, 0, 1);
        }
    }

    @Nested
    class Replaced {

        @Test
        void isRemovedWithWhatIsOnIt() {
            pool().given(annasIsHeld)
                    .when(new ReplaceMachine(POOL, machine(0), OPERATION), now())
                    .expectEvents(withdrawn(machine(0)))
                    .expectResultMessagePayload(OPERATION);
        }

        @Test
        void twiceIsAnsweredWithTheSameOperation() {
            pool().given(after(annasIsHeld, withdrawn(machine(0)), new PlaceReturned(POOL, machine(0), null)))
                    .when(new ReplaceMachine(POOL, machine(0), OTHER_OPERATION), now())
                    .expectNoEvents()
                    .expectResultMessagePayload(OPERATION);
        }

        @Test
        void isRefusedWhileItIsSomebodysAndInStaticPools() {
            pool().given(with(1, 1))
                    .when(new ReplaceMachine(POOL, machine(0), OPERATION), now())
                    .expectException(refusedWith(RejectionCode.MACHINE_NOT_HELD));
            pool().given(after(staticWith(machine(0)), held(ANNA)))
                    .when(new ReplaceMachine(POOL, machine(0), OPERATION), now())
                    .expectException(refusedWith(RejectionCode.POOL_TYPE_MISMATCH));
        }
    }

    @Nested
    class AndItsPool {

        @Test
        void loseItByForceOnly() {
            pool().given(annasIsHeld)
                    .when(new DeleteVm(POOL, machine(0), OPERATION, false), now())
                    .expectException(refusedWith(RejectionCode.MACHINE_HELD));
            pool().given(annasIsHeld)
                    .when(new DeleteVm(POOL, machine(0), OPERATION, true), now())
                    .expectEvents(withdrawn(machine(0)));
            pool().given(after(staticWith(machine(0)), held(ANNA)))
                    .when(new RemoveMachine(POOL, machine(0), OPERATION, false), now())
                    .expectException(refusedWith(RejectionCode.MACHINE_HELD));
            pool().given(annasIsHeld)
                    .when(new DeletePool(POOL, false), now())
                    .expectException(refusedWith(RejectionCode.POOL_HAS_ASSIGNED_MACHINES));
        }

        @Test
        void growBesideIt() {
            var events = empty(1, 2, 1);
            events.add(started(E1, 1, 1));
            events.add(cloned(E1, 1));
            events.add(admitted(machine(0), "win-1"));
            events.add(held(ANNA));
            pool().given(events).when(new ResumeGrowth(POOL, E2, null), now()).expectNoEvents(); // nothing to resume
            pool().given(events)
                    .when(new RequestDesktop(POOL, T2, E2, BORIS, Protocol.RDP, null), now())
                    .expectEvents(queued(T2, BORIS), grown(E2, 2, 1));
        }
    }

    /** It may run without ever having been ready: then it is brought up, and that is recorded. */
    @Test
    void aMachineThatWasNeverReadyIsNotReadyWithoutARecord() {
        pool().given(after(
                        with(1, 1),
                        assigned(T1, ANNA, machine(0)),
                        accepted(T1, ANNA, machine(0), true, 1),
                        new DesktopRequestFailed(POOL, T1, ANNA, BROKEN)))
                .when(new RequestDesktop(POOL, T2, E2, ANNA, Protocol.RDP, machine(0)), now())
                .expectEvents(accepted(T2, ANNA, machine(0), true, 2));
    }
}
