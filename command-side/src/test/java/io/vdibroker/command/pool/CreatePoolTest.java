package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.command.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreatePoolTest {

    @Test
    void recordsAllThatWasAskedFor() {
        pool().givenNoPriorActivity().when(create(sizes(5, 2, 10, 3)), now()).expectEvents(created(sizes(5, 2, 10, 3)));
    }

    @Test
    void recordsTheMachinesOfAStaticPool() {
        pool().givenNoPriorActivity()
                .when(createStatic(machine(0), machine(1)), now())
                .expectEvents(created(createStatic(machine(0), machine(1))));
    }

    @Test
    void reservesTheNameWithoutRegardToCaseAndAttachesToTheController() {
        var reserved = new ArrayList<PoolNameKey>();
        var attached = new ArrayList<ControllerId>();
        pool((key, id) -> reserved.add(key), (controller, id) -> attached.add(controller))
                .givenNoPriorActivity()
                .when(create("Office", SETTINGS, sizes(0, 0, 1, 1), PREPARATION), now())
                .expectSuccessfulHandlerExecution();
        assertThat(reserved).containsExactly(new PoolNameKey("office"));
        assertThat(attached).containsExactly(CONTROLLER);
    }

    @Test
    void isNothingWithoutItsName() {
        pool(
                        (key, id) -> {
                            throw new Rejection(RejectionCode.POOL_NAME_TAKEN, "taken");
                        },
                        (controller, id) -> {})
                .givenNoPriorActivity()
                .when(create(sizes(0, 0, 1, 1)), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_NAME_TAKEN));
    }

    @Test
    void reservesNothingIfItsSettingsAreWrong() {
        var reserved = new ArrayList<PoolId>();
        pool((key, id) -> reserved.add(id), (controller, id) -> reserved.add(id))
                .givenNoPriorActivity()
                .when(create(sizes(2, 0, 1, 1)), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_SIZES_INVALID));
        assertThat(reserved).isEmpty();
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(created(sizes(5, 2, 10, 3)))
                .when(create(sizes(5, 2, 10, 3)), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void repeatedAfterItsDeletionChangesNothing() {
        pool().given(
                        created(sizes(5, 2, 10, 3)),
                        new PoolDeletionStarted(POOL, List.of()),
                        new PoolEmptied(POOL, null),
                        new PoolDeleted(POOL, "office", CONTROLLER))
                .when(create(sizes(5, 2, 10, 3)), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isRefusedIfAnotherPoolHasOneOfTheMachines() {
        pool((key, id) -> {}, (controller, id) -> {}, Set.of(machine(1)))
                .givenNoPriorActivity()
                .when(createStatic(machine(0), machine(1)), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_IN_ANOTHER_POOL));
    }

    @Test
    void isRefusedUnderTheIdOfAnotherPool() {
        pool().given(created(sizes(5, 2, 10, 3)))
                .when(create("other", SETTINGS, sizes(5, 2, 10, 3), PREPARATION), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.CONFLICT));
    }
}
