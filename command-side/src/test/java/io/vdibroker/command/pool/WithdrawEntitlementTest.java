package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.command.WithdrawEntitlement;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.GroupEntitlementWithdrawn;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WithdrawEntitlementTest {
    private static final Failure WITHDRAWN =
            new Failure(FailureCode.CANCELLED, "The entitlement to the pool was withdrawn");

    @Test
    void recordsTheUser() {
        pool().given(with(1, 20))
                .when(new WithdrawEntitlement(POOL, byThemselves(ANNA)), now())
                .expectEvents(new UserEntitlementWithdrawn(POOL, ANNA));
    }

    @Test
    void leavesTheMachineAssigned() {
        pool().given(after(with(1, 20), assigned(T1, ANNA, machine(0)), ready(T1, ANNA, machine(0))))
                .when(new WithdrawEntitlement(POOL, byThemselves(ANNA)), now())
                .expectEvents(new UserEntitlementWithdrawn(POOL, ANNA));
    }

    @Test
    void endsTheOpenRequestsThatItCarried() {
        pool().given(after(
                        with(1, 20),
                        assigned(T1, ANNA, machine(0)),
                        accepted(T1, ANNA, machine(0), true, 1),
                        queued(T2, BORIS),
                        started(E2, 2, 1)))
                .when(new WithdrawEntitlement(POOL, byThemselves(ANNA)), now())
                .expectEvents(
                        new UserEntitlementWithdrawn(POOL, ANNA), new DesktopRequestFailed(POOL, T1, ANNA, WITHDRAWN));
    }

    @Test
    void ofAGroupLeavesThoseWhoAreEntitledThemselves() {
        pool().given(after(
                        empty(0, 20, 1),
                        new GroupEntitled(POOL, STAFF),
                        queued(T1, ANNA),
                        started(E1, 1, 1),
                        new DesktopRequestQueued(POOL, T2, user(9), by(STAFF), NOW.plus(Duration.ofMinutes(10)))))
                .when(new WithdrawEntitlement(POOL, by(STAFF)), now())
                .expectEvents(
                        new GroupEntitlementWithdrawn(POOL, STAFF),
                        new DesktopRequestFailed(POOL, T2, user(9), WITHDRAWN));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(with(1, 20), new UserEntitlementWithdrawn(POOL, ANNA)))
                .when(new WithdrawEntitlement(POOL, byThemselves(ANNA)), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
