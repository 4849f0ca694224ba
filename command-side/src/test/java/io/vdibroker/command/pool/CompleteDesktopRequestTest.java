package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.command.CompleteDesktopRequest;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompleteDesktopRequestTest {
    private static final Failure LOST =
            new Failure(FailureCode.CANCELLED, "The user is locked or not entitled to the pool any more");

    private final List<Object> annaWaits = after(
            with(2, 20),
            assigned(T1, ANNA, machine(0), AssignmentRule.BEST_FREE, 2),
            accepted(T1, ANNA, machine(0), true, 1));

    @Test
    void makesTheDesktopReady() {
        pool().given(annaWaits)
                .when(new CompleteDesktopRequest(POOL, T1, machine(0)), now())
                .expectEvents(ready(T1, ANNA, machine(0)));
    }

    @Test
    void givesNothingToWhoIsNotEntitledAnyMoreAndFreesTheMachine() {
        pool().given(after(
                        with(2, 20),
                        new UserEntitlementWithdrawn(POOL, ANNA),
                        assigned(T1, ANNA, machine(0), AssignmentRule.BEST_FREE, 2),
                        accepted(T1, ANNA, machine(0), true, 1)))
                .when(new CompleteDesktopRequest(POOL, T1, machine(0)), now())
                .expectEvents(
                        new DesktopRequestFailed(POOL, T1, ANNA, LOST), new DesktopReleased(POOL, machine(0), ANNA));
    }

    @Test
    void givesNothingToWhoIsLockedAndServesTheNextInTheQueue() {
        pool().given(after(
                        with(1, 1),
                        entitled(NOBODY),
                        assigned(T1, NOBODY, machine(0), AssignmentRule.BEST_FREE, 1),
                        accepted(T1, NOBODY, machine(0), true, 1),
                        queued(T2, BORIS)))
                .when(new CompleteDesktopRequest(POOL, T1, machine(0)), now())
                .expectEvents(
                        new DesktopRequestFailed(POOL, T1, NOBODY, LOST),
                        new DesktopReleased(POOL, machine(0), NOBODY),
                        assigned(T2, BORIS, machine(0), AssignmentRule.NEXT_IN_QUEUE, 1),
                        accepted(T2, BORIS, machine(0), true, 2));
    }

    @Test
    void leavesAMachineWithSomebodysWorkOnItTheirs() {
        pool().given(after(
                        with(1, 1),
                        new UserEntitlementWithdrawn(POOL, ANNA),
                        assigned(T1, ANNA, machine(0), AssignmentRule.BEST_FREE, 1),
                        accepted(T1, ANNA, machine(0), true, 1),
                        ready(T1, ANNA, machine(0)),
                        accepted(T2, ANNA, machine(0), false, 2)))
                .when(new CompleteDesktopRequest(POOL, T2, machine(0)), now())
                .expectEvents(new DesktopRequestFailed(POOL, T2, ANNA, LOST));
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(annaWaits, ready(T1, ANNA, machine(0))))
                .when(new CompleteDesktopRequest(POOL, T1, machine(0)), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void forAnotherMachineComesTooLate() {
        pool().given(annaWaits)
                .when(new CompleteDesktopRequest(POOL, T1, machine(1)), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void afterTheRequestEndedComesTooLate() {
        pool().given(after(annaWaits, new DesktopRequestFailed(POOL, T1, ANNA, BROKEN)))
                .when(new CompleteDesktopRequest(POOL, T1, machine(0)), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
