package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.command.WithdrawMachines;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineTurnedAway;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithdrawMachinesTest {
    private static final PoolDeletionStarted STARTED = new PoolDeletionStarted(POOL, List.of());

    private static WithdrawMachines batch(int number) {
        return new WithdrawMachines(POOL, number);
    }

    private static MachineWithdrawn gone(int machine, int batch, boolean moreRemain) {
        var operation = new OperationId(Uuids.derive(
                OperationId.ofRemoval(POOL).value(), machine(machine).value().toString()));
        return new MachineWithdrawn(
                POOL, machine(machine), operation, WithdrawalReason.POOL_DELETION, batch, moreRemain);
    }

    private static List<Object> gone(int from, int to, int batch, boolean moreRemain) {
        var events = new ArrayList<Object>();
        for (int i = from; i < to; i++) {
            events.add(gone(i, batch, moreRemain && i == to - 1));
        }
        return events;
    }

    @Test
    void takesAHundredAndSaysWithTheLastThatMoreRemain() {
        pool().given(after(with(100, 200), started(E2, 101, 1), cloned(E2, 1), admitted(later(0), "win-101"), STARTED))
                .when(batch(1), now())
                .expectEvents(gone(0, 100, 1, true).toArray());
    }

    @Test
    void saysThatNoneRemain() {
        pool().given(after(with(100, 200), STARTED))
                .when(batch(1), now())
                .expectEvents(gone(0, 100, 1, false).toArray());
    }

    @Test
    void goesOnWithTheNextBatch() {
        var events = after(with(3, 200), STARTED);
        events.add(gone(0, 1, true));
        pool().given(events).when(batch(2), now()).expectEvents(gone(1, 2, false), gone(2, 2, false));
    }

    @Test
    void takesWhateverIsNotLeavingOrCloning() {
        var events = empty(0, 20, 1);
        events.addAll(List.of(
                started(E1, 1, 6),
                cloned(E1, 6),
                admitted(machine(1), "win-2"),
                admitted(machine(2), "win-3"),
                assigned(T1, ANNA, machine(2)),
                accepted(T1, ANNA, machine(2), true, 1),
                new MachineQuarantined(POOL, machine(2), T1, BROKEN),
                queued(T1, ANNA),
                admitted(machine(3), "win-4"),
                assigned(T2, BORIS, machine(3)),
                new PlaceLeaving(POOL, machine(4), BROKEN, true),
                new PlaceLeaving(POOL, machine(5), BROKEN, false),
                started(E2, 7, 1),
                new PoolDeletionStarted(POOL, List.of(E2))));
        pool().given(events)
                .when(batch(1), now())
                .expectEvents(
                        gone(0, 1, false), gone(4, 1, false), gone(2, 1, false), gone(1, 1, false), gone(3, 1, false));
    }

    @Test
    void repeatedChangesNothing() {
        var events = after(with(150, 200), STARTED);
        events.addAll(gone(0, 100, 1, true));
        pool().given(events).when(batch(1), now()).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void withNothingLeftChangesNothing() {
        pool().given(after(
                        empty(0, 5, 1),
                        started(E1, 1, 1),
                        cloned(E1, 1),
                        STARTED,
                        new MachineTurnedAway(POOL, machine(0))))
                .when(batch(1), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        pool().given(after(
                        empty(0, 5, 1),
                        STARTED,
                        new PoolEmptied(POOL, null),
                        new PoolDeleted(POOL, "office", CONTROLLER)))
                .when(batch(1), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void ofAPoolThatLivesIsNotMeant() {
        pool().given(with(1, 5)).when(batch(1), now()).expectNoEvents().expectSuccessfulHandlerExecution();
    }
}
