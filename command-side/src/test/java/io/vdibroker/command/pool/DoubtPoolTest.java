package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.after;
import static io.vdibroker.command.pool.PoolFixture.now;
import static io.vdibroker.command.pool.PoolFixture.pool;
import static io.vdibroker.command.pool.PoolFixture.refusedWith;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.command.AdmitMachine;
import io.vdibroker.api.pool.command.CompleteReturn;
import io.vdibroker.api.pool.command.ConfirmMachine;
import io.vdibroker.api.pool.command.ConfirmMachines;
import io.vdibroker.api.pool.command.DoubtPool;
import io.vdibroker.api.pool.command.GiveBackMachine;
import io.vdibroker.api.pool.command.ReleaseDesktop;
import io.vdibroker.api.pool.command.ReplaceMachine;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.MachineConfirmed;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.PoolDoubted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** After a restore: the first machine is Anna's, and the second one is free, as far as the history knows. */
class DoubtPoolTest {

    private static final UUID RESTORE = new UUID(5, 5);
    private static final PoolDoubted DOUBTED = new PoolDoubted(POOL, RESTORE);
    private static final ReleaseDesktop RELEASE = new ReleaseDesktop(POOL, machine(0), ANNA, OPERATION, true);

    private final List<Object> before = after(
            with(2, 2),
            assigned(T1, ANNA, machine(0)),
            accepted(T1, ANNA, machine(0), true, 1),
            ready(T1, ANNA, machine(0)));
    private final List<Object> doubted = after(before, DOUBTED, held(machine(1)));

    @Test
    void holdsWhatIsFree() {
        pool().given(before).when(new DoubtPool(POOL, RESTORE), now()).expectEvents(DOUBTED, held(machine(1)));
    }

    @Test
    void isDecidedOnceForEachRestore() {
        pool().given(doubted).when(new DoubtPool(POOL, RESTORE), now()).expectNoEvents();
        pool().given(after(doubted, confirmed(machine(1))))
                .when(new DoubtPool(POOL, new UUID(6, 6)), now())
                .expectEvents(new PoolDoubted(POOL, new UUID(6, 6)), held(machine(1)));
    }

    @Nested
    class WhileInDoubt {

        @Test
        void anAssignedMachineIsItsUsers() {
            pool().given(doubted)
                    .when(request(ANNA, T2), now())
                    .expectEvents(accepted(T2, ANNA, machine(0), false, 2))
                    .expectResultMessagePayload(new DesktopTicket(T2, machine(0), TicketState.PREPARING));
        }

        @Test
        void nobodyElseGetsAMachine() {
            pool().given(doubted)
                    .when(request(BORIS, T2), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.POOL_EXHAUSTED));
        }

        @Test
        void whoWaitsGoesOnWaiting() {
            var waiting = after(
                    with(1, 1),
                    assigned(T1, ANNA, machine(0)),
                    accepted(T1, ANNA, machine(0), true, 1),
                    queued(T2, BORIS));
            pool().given(waiting).when(new DoubtPool(POOL, RESTORE), now()).expectEvents(DOUBTED);
        }

        /** Never ready for her, as far as the history knows; it may be somebody else's by now. */
        @Test
        void aReleasedMachineIsHeldWhateverThePoolDoes() {
            pool().given(doubted)
                    .when(RELEASE, now())
                    .expectEvents(new MachineHeld(POOL, machine(0), ANNA, HoldReason.RESTORED, null));
        }

        @Test
        void aMachineThatWasBeingMadeIsHeldWhenItIsReady() {
            var making = empty(1, 1, 1);
            making.add(started(E1, 1, 1));
            making.add(cloned(E1, 1));
            making.add(DOUBTED);
            pool().given(making)
                    .when(new AdmitMachine(POOL, machine(0), E2, "win-1", Readiness.ON_WITH_AGENT), now())
                    .expectEvents(admitted(machine(0), "win-1"), held(machine(0)));
        }

        @Test
        void thePoolGrowsBesideHeldMachinesUnderOtherIdsThanBefore() {
            var next = new ExpansionId(Uuids.derive(E3.value(), RESTORE.toString()));
            var restored = after(with(1, 1, 3), DOUBTED, held(machine(0)));
            pool().given(restored)
                    .when(new RequestDesktop(POOL, T2, E3, BORIS, Protocol.RDP, null), now())
                    .expectEvents(queued(T2, BORIS), grown(next, 2, 2));
        }
    }

    @Nested
    class Confirmed {

        @Test
        void aHeldMachineIsFreeAndServesWhoWaits() {
            pool().given(after(doubted, queued(T2, BORIS)))
                    .when(new ConfirmMachine(POOL, machine(1)), now())
                    .expectEvents(
                            confirmed(machine(1)),
                            assigned(T2, BORIS, machine(1), AssignmentRule.NEXT_IN_QUEUE, 1),
                            accepted(T2, BORIS, machine(1), true, 1));
        }

        @Test
        void anAssignedMachineIsItsUsersAsEver() {
            pool().given(doubted)
                    .when(new ConfirmMachine(POOL, machine(0)), now())
                    .expectEvents(confirmed(machine(0)));
            pool().given(after(doubted, confirmed(machine(0))))
                    .when(RELEASE, now())
                    .expectEvents(new MachineHeld(POOL, machine(0), ANNA, HoldReason.RELEASED, null));
        }

        @Test
        void aMachineThatIsHeldForSomebodyStaysSo() {
            var released = after(doubted, new MachineHeld(POOL, machine(0), ANNA, HoldReason.RESTORED, null));
            pool().given(after(released, confirmed(machine(0))))
                    .when(request(BORIS, T2), now())
                    .expectException(refusedWith(RejectionCode.POOL_EXHAUSTED));
        }

        @Test
        void twiceChangesNothing() {
            pool().given(after(doubted, confirmed(machine(1))))
                    .when(new ConfirmMachine(POOL, machine(1)), now())
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void onlyWhatIsInThePool() {
            pool().given(doubted)
                    .when(new ConfirmMachine(POOL, machine(7)), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.MACHINE_NOT_IN_POOL));
        }

        @Test
        void allAtOnce() {
            pool().given(after(doubted, confirmed(machine(0))))
                    .when(new ConfirmMachines(POOL), now())
                    .expectEvents(confirmed(machine(1)))
                    .expectResultMessagePayload(1);
            pool().given(after(doubted, confirmed(machine(0)), confirmed(machine(1))))
                    .when(new ConfirmMachines(POOL), now())
                    .expectNoEvents()
                    .expectResultMessagePayload(0);
        }
    }

    @Nested
    class DecidedOtherwise {

        @Test
        void isGivenToWhomItBelongs() {
            pool().given(doubted)
                    .when(new GiveBackMachine(POOL, machine(1), BORIS), now())
                    .expectEvents(new DesktopGivenBack(POOL, machine(1), BORIS));
            pool().given(after(doubted, new DesktopGivenBack(POOL, machine(1), BORIS)))
                    .when(new ConfirmMachine(POOL, machine(1)), now())
                    .expectNoEvents();
        }

        @Test
        void isFreeWhenItWasSwitchedOff() {
            var returning = new MachineReturnStarted(POOL, machine(1), null, OPERATION, Plans.ofReturn(), 1);
            pool().given(after(doubted, returning))
                    .when(new CompleteReturn(POOL, machine(1), OPERATION), now())
                    .expectEvents(new MachineReturned(POOL, machine(1), OPERATION));
        }

        /** A session may still run on it, so it is confirmed with no others. */
        @Test
        void staysHeldWhenItCouldNotBeSwitchedOff() {
            var returning = new MachineReturnStarted(POOL, machine(1), null, OPERATION, Plans.ofReturn(), 1);
            var failed = new MachineHeld(POOL, machine(1), null, HoldReason.RETURN_FAILED, BROKEN);
            pool().given(after(doubted, returning, failed))
                    .when(new ConfirmMachines(POOL), now())
                    .expectEvents(confirmed(machine(0)));
            pool().given(after(doubted, returning, failed))
                    .when(new ConfirmMachine(POOL, machine(1)), now())
                    .expectNoEvents();
        }

        /** Since the backup somebody else may have got what its user of then lost. */
        @Test
        void isNotTakenBackByWhoLostItButGivenToWhoHasIt() {
            var lost = after(doubted, new MachineHeld(POOL, machine(0), ANNA, HoldReason.RESTORED, null));
            pool().given(lost)
                    .when(request(ANNA, T2), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.POOL_EXHAUSTED));
            pool().given(lost)
                    .when(new GiveBackMachine(POOL, machine(0), BORIS), now())
                    .expectEvents(new DesktopGivenBack(POOL, machine(0), BORIS));
        }

        @Test
        void isReplaced() {
            pool().given(doubted)
                    .when(new ReplaceMachine(POOL, machine(1), OPERATION), now())
                    .expectEvents(withdrawn(machine(1)));
        }
    }

    private static MachineHeld held(MachineId machineId) {
        return new MachineHeld(POOL, machineId, null, HoldReason.RESTORED, null);
    }

    private static MachineConfirmed confirmed(MachineId machineId) {
        return new MachineConfirmed(POOL, machineId);
    }
}
