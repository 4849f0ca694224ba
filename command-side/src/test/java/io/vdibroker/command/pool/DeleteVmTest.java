package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.command.DeleteVm;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteVmTest {
    private static final DeleteVm DELETE = new DeleteVm(POOL, machine(0), OPERATION, false);
    private static final DeleteVm AGAIN = new DeleteVm(POOL, machine(0), new OperationId(uuid(0x602)), false);
    private static final DeleteVm FORCE = new DeleteVm(POOL, machine(0), OPERATION, true);
    private static final ExpansionId NEXT = new ExpansionId(Uuids.derive(OPERATION.value(), "expansion"));

    private final List<Object> annaHasOne =
            after(with(1, 5), assigned(T1, ANNA, machine(0)), accepted(T1, ANNA, machine(0), true, 1));

    @Test
    void withdrawsAFreeMachine() {
        pool().given(with(1, 5))
                .when(DELETE, now())
                .expectEvents(withdrawn(machine(0)))
                .expectResultMessagePayload(OPERATION);
    }

    @Test
    void withdrawsAMachineThatIsBeingPrepared() {
        pool().given(after(empty(0, 5, 1), started(E1, 1, 1), cloned(E1, 1)))
                .when(DELETE, now())
                .expectEvents(withdrawn(machine(0)));
    }

    @Test
    void withdrawsWhatNobodyIsGiven() {
        pool().given(after(annaHasOne, new MachineQuarantined(POOL, machine(0), T1, BROKEN), queued(T1, ANNA)))
                .when(DELETE, now())
                .expectEvents(withdrawn(machine(0)), grown(NEXT, 2, 1));
        pool().given(after(
                        empty(0, 5, 1),
                        started(E1, 1, 1),
                        cloned(E1, 1),
                        new PlaceLeaving(POOL, machine(0), BROKEN, true)))
                .when(DELETE, now())
                .expectEvents(withdrawn(machine(0)));
    }

    @Test
    void growsInTheSameDecisionIfTheReserveIsTouched() {
        pool().given(with(1, 1, 5)).when(DELETE, now()).expectEvents(withdrawn(machine(0)), grown(NEXT, 2, 1));
    }

    @Test
    void isRefusedWhileItIsCloning() {
        pool().given(after(empty(0, 5, 1), started(E1, 1, 1)))
                .when(DELETE, now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_NOT_READY));
    }

    @Test
    void isRefusedWhileItIsAssigned() {
        pool().given(annaHasOne)
                .when(DELETE, now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_ASSIGNED));
    }

    @Test
    void endsTheRequestOfTheUserIfForced() {
        pool().given(annaHasOne)
                .when(FORCE, now())
                .expectEvents(
                        withdrawn(machine(0)),
                        new DesktopRequestFailed(
                                POOL,
                                T1,
                                ANNA,
                                new Failure(FailureCode.CANCELLED, "The machine was taken away by an administrator")));
    }

    @Test
    void leavesTheUserWithoutMachineIfForced() {
        pool().given(after(annaHasOne, ready(T1, ANNA, machine(0)), withdrawn(machine(0))))
                .when(request(ANNA, T2), now())
                .expectEvents(queued(T2, ANNA), grown(E2, 2, 1));
    }

    @Test
    void isRefusedForAMachineThatTheBrokerDidNotClone() {
        pool().given(staticWith(machine(0)))
                .when(DELETE, now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_NOT_CLONED_BY_US))
                .expectExceptionMessage(
                        "The broker did not clone this machine; remove it from the pool, and it stays in ECP");
    }

    @Test
    void isRefusedForAMachineThatIsNotHere() {
        pool().given(with(1, 5))
                .when(new DeleteVm(POOL, later(0), OPERATION, true), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_NOT_IN_POOL));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(with(1, 1, 5), withdrawn(machine(0)), started(NEXT, 2, 1)))
                .when(AGAIN, now())
                .expectNoEvents()
                .expectResultMessagePayload(OPERATION);
    }

    @Test
    void repeatedAfterItIsGoneChangesNothing() {
        pool().given(after(with(1, 5), withdrawn(machine(0)), new PlaceReturned(POOL, machine(0), null)))
                .when(AGAIN, now())
                .expectNoEvents()
                .expectResultMessagePayload(OPERATION);
    }

    @Test
    void isRefusedWhenItIsLongGone() {
        var events = after(with(1, 5), withdrawn(machine(0)), new PlaceReturned(POOL, machine(0), null));
        for (int i = 0; i < 256; i++) {
            var other = new MachineId(uuid(0x1000 + i));
            events.add(new MachineWithdrawn(
                    POOL, other, new OperationId(other.value()), WithdrawalReason.ADMINISTRATOR, 0, false));
        }
        pool().given(events)
                .when(AGAIN, now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_NOT_IN_POOL));
    }

    @Test
    void ofAMachineThatLeavesByItselfIsAnsweredWithoutAnOperation() {
        pool().given(after(
                        empty(0, 5, 1),
                        started(E1, 1, 1),
                        cloned(E1, 1),
                        new PlaceLeaving(POOL, machine(0), BROKEN, false)))
                .when(DELETE, now())
                .expectNoEvents()
                .expectResultMessagePayload(null);
    }

    @Test
    void changesNothingInAPoolThatIsBeingDeletedWithAllItHas() {
        pool().given(after(with(1, 5), new PoolDeletionStarted(POOL, List.of())))
                .when(DELETE, now())
                .expectNoEvents()
                .expectResultMessagePayload(OperationId.ofRemoval(POOL));
        pool().given(after(with(1, 5), withdrawn(machine(0)), new PoolDeletionStarted(POOL, List.of())))
                .when(AGAIN, now())
                .expectNoEvents()
                .expectResultMessagePayload(OPERATION);
    }
}
