package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.command.RemoveMachine;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PlaceReturned;
import org.junit.jupiter.api.Test;

class RemoveMachineTest {
    private static final RemoveMachine REMOVE = new RemoveMachine(POOL, machine(0), OPERATION, false);
    private static final RemoveMachine AGAIN = new RemoveMachine(POOL, machine(0), new OperationId(uuid(0x602)), false);
    private static final RemoveMachine FORCE = new RemoveMachine(POOL, machine(0), OPERATION, true);

    @Test
    void withdrawsTheMachine() {
        pool().given(staticWith(machine(0), machine(1)))
                .when(REMOVE, now())
                .expectEvents(withdrawn(machine(0)))
                .expectResultMessagePayload(OPERATION);
    }

    @Test
    void activatesAPoolThatExpectedNothingElse() {
        pool().given(created(createStatic(machine(0))), tagReady(), new MachinePlaceTaken(POOL, machine(0), "pc"))
                .when(REMOVE, now())
                .expectEvents(withdrawn(machine(0)), activated());
    }

    @Test
    void isRefusedWhileItIsAssigned() {
        pool().given(after(staticWith(machine(0)), assigned(T1, ANNA, machine(0))))
                .when(REMOVE, now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_ASSIGNED));
    }

    @Test
    void endsTheRequestOfTheUserIfForced() {
        pool().given(after(
                        staticWith(machine(0)),
                        assigned(T1, ANNA, machine(0)),
                        accepted(T1, ANNA, machine(0), true, 1)))
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
    void isRefusedForAClone() {
        pool().given(with(1, 5))
                .when(REMOVE, now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_TYPE_MISMATCH));
    }

    @Test
    void isRefusedForAMachineThatIsNotHere() {
        pool().given(staticWith(machine(0)))
                .when(new RemoveMachine(POOL, machine(1), OPERATION, false), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_NOT_IN_POOL));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(staticWith(machine(0)), withdrawn(machine(0))))
                .when(AGAIN, now())
                .expectNoEvents()
                .expectResultMessagePayload(OPERATION);
        pool().given(after(staticWith(machine(0)), withdrawn(machine(0)), new PlaceReturned(POOL, machine(0), null)))
                .when(AGAIN, now())
                .expectNoEvents()
                .expectResultMessagePayload(OPERATION);
    }

    @Test
    void isAnotherOperationIfTheMachineWasTakenAgain() {
        pool().given(after(
                        staticWith(machine(0)),
                        withdrawn(machine(0)),
                        new PlaceReturned(POOL, machine(0), null),
                        new MachinePlaceTaken(POOL, machine(0), "pc"),
                        new PlaceLeaving(POOL, machine(0), BROKEN, false)))
                .when(AGAIN, now())
                .expectNoEvents()
                .expectResultMessagePayload(null);
        pool().given(after(
                        staticWith(machine(0)),
                        withdrawn(machine(0)),
                        new PlaceReturned(POOL, machine(0), null),
                        new MachinePlaceTaken(POOL, machine(0), "pc")))
                .when(AGAIN, now())
                .expectEvents(new MachineWithdrawn(
                        POOL, machine(0), AGAIN.operationId(), WithdrawalReason.ADMINISTRATOR, 0, false))
                .expectResultMessagePayload(AGAIN.operationId());
    }
}
