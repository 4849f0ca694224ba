package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.command.CompleteDesktopRequest;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompleteDesktopRequestTest {
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
