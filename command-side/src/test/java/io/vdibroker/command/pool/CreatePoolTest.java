package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.api.pool.event.PoolReconfigured;
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
    void repeatedWithWhatWasNotAskedOfAnybodyChangesNothing() {
        pool().given(created(inDomain("account-1", "Linux")))
                .when(inDomain("account-2", "Windows"), now())
                .expectNoEvents()
                .expectResultMessagePayload("account-1");
        var renamed = new ClaimedMachine(machine(0), "renamed meanwhile");
        pool().given(created(createStatic(machine(0))))
                .when(withMachines(List.of(renamed)), now())
                .expectNoEvents()
                .expectResultMessagePayload("");
    }

    @Test
    void repeatedAfterItsSettingsWereChangedChangesNothing() {
        var other = new PoolReconfigured(POOL, 1, SETTINGS, sizes(0, 0, 20, 1), joining("account-2"));
        pool().given(created(inDomain("account-1", "Linux")), other)
                .when(inDomain("account-3", "Linux"), now())
                .expectNoEvents()
                .expectResultMessagePayload("account-2");
    }

    @Test
    void isRefusedUnderTheIdOfAPoolThatWasAskedForDifferently() {
        var offeringLess = new PoolSettings(List.of(Protocol.RDP), false, false, AfterDisconnect.NONE, 60);
        for (var different : List.of(
                create("office", offeringLess, sizes(5, 2, 10, 3), PREPARATION),
                create("office", SETTINGS, sizes(5, 2, 11, 3), PREPARATION),
                create("office", SETTINGS, sizes(5, 2, 10, 3), joining("account-1")),
                onDataPool(create(sizes(5, 2, 10, 3))))) {
            pool().given(created(sizes(5, 2, 10, 3)))
                    .when(different, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.CONFLICT));
        }
        pool().given(created(createStatic(machine(0))))
                .when(createStatic(machine(0), machine(1)), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.CONFLICT));
    }

    private static PreparationSettings joining(String account) {
        return PREPARATION.withDomainJoin(new DomainJoin("bazalt.local", account, null));
    }

    private static CreatePool inDomain(String account, String osType) {
        return create("office", SETTINGS, sizes(5, 2, 10, 3).withOsType(osType), joining(account));
    }

    private static CreatePool withMachines(List<ClaimedMachine> machines) {
        var sample = createStatic();
        return new CreatePool(
                POOL,
                E1,
                sample.type(),
                sample.name(),
                CONTROLLER,
                RESOURCE_POOL,
                null,
                SETTINGS,
                null,
                null,
                machines);
    }

    private static CreatePool onDataPool(CreatePool command) {
        return new CreatePool(
                POOL,
                E1,
                command.type(),
                command.name(),
                CONTROLLER,
                RESOURCE_POOL,
                uuid(0xb9),
                command.settings(),
                command.cloning(),
                command.preparation(),
                command.machines());
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
