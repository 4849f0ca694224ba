package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PowerAction;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.PowerChangeRequested;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangePowerTest {
    private static final OperationId OPERATION = new OperationId(new UUID(7, 7));

    private final List<Object> annaHasOne = after(
            with(1, 1),
            assigned(T1, ANNA, machine(0)),
            accepted(T1, ANNA, machine(0), true, 1),
            ready(T1, ANNA, machine(0)));

    private static ChangePower reboot(UserId userId) {
        return new ChangePower(POOL, userId, OPERATION, PowerAction.REBOOT, true);
    }

    @Test
    void isForTheMachineOfTheUser() {
        pool().given(annaHasOne)
                .when(reboot(ANNA), now())
                .expectEvents(new PowerChangeRequested(POOL, machine(0), ANNA, OPERATION, PowerAction.REBOOT, true));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(
                        annaHasOne,
                        new PowerChangeRequested(POOL, machine(0), ANNA, OPERATION, PowerAction.REBOOT, true),
                        new PowerChangeRequested(
                                POOL, machine(0), ANNA, new OperationId(new UUID(7, 8)), PowerAction.START, false)))
                .when(reboot(ANNA), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isRefusedToWhoHasNone() {
        pool().given(annaHasOne)
                .when(reboot(BORIS), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_NOT_IN_POOL));
    }

    @Test
    void isRefusedWhenTheMachineIsNotTheirsAnyMore() {
        pool().given(after(annaHasOne, new DesktopReleased(POOL, machine(0), ANNA)))
                .when(reboot(ANNA), now())
                .expectException(refusedWith(RejectionCode.MACHINE_NOT_IN_POOL));
    }

    @Test
    void isRefusedToWhoIsNotEntitledAnyMore() {
        pool().given(after(annaHasOne, new UserEntitlementWithdrawn(POOL, ANNA)))
                .when(reboot(ANNA), now())
                .expectException(refusedWith(RejectionCode.NOT_ENTITLED));
    }
}
