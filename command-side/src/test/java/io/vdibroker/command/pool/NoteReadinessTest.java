package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.command.NoteReadiness;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.FreeMachineReadinessChanged;
import org.junit.jupiter.api.Test;

class NoteReadinessTest {
    private static final NoteReadiness OFF = new NoteReadiness(POOL, machine(0), Readiness.OFF);
    private static final FreeMachineReadinessChanged IS_OFF =
            new FreeMachineReadinessChanged(POOL, machine(0), Readiness.OFF);

    @Test
    void isRecordedOfAFreeMachine() {
        pool().given(with(1, 5)).when(OFF, now()).expectEvents(IS_OFF);
    }

    @Test
    void changesWhoComesFirst() {
        pool().given(after(with(2, 5), IS_OFF))
                .when(request(ANNA, T1), now())
                .expectEvents(
                        new DesktopAssigned(POOL, T1, ANNA, machine(1), AssignmentRule.BEST_FREE, 1, 0, 1),
                        accepted(T1, ANNA, machine(1), true, 1));
    }

    @Test
    void isDroppedOfAnyOther() {
        pool().given(after(with(1, 5), assigned(T1, ANNA, machine(0))))
                .when(OFF, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        pool().given(empty(0, 5, 1)).when(OFF, now()).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(with(1, 5), IS_OFF))
                .when(OFF, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
