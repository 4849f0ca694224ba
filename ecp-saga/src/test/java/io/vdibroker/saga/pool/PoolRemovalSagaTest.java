package io.vdibroker.saga.pool;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.command.DetachPool;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.command.CancelExpansion;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.command.ReleasePoolName;
import io.vdibroker.api.pool.command.RemovePoolTag;
import io.vdibroker.api.pool.command.WithdrawMachines;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.saga.commands.SagaBench;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class PoolRemovalSagaTest {
    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final ExpansionId ONE = new ExpansionId(new UUID(5, 1));
    private static final ExpansionId TWO = new ExpansionId(new UUID(5, 2));
    private static final ControllerId CONTROLLER = new ControllerId(new UUID(3, 3));

    private final SagaTestFixture<PoolRemovalSaga> fixture = SagaBench.of(PoolRemovalSaga.class);

    private static CloningEnded ended(ExpansionId expansionId) {
        return new CloningEnded(POOL, expansionId, List.of(), List.of(), null);
    }

    private static MachineWithdrawn withdrawn(int batch, boolean moreRemain) {
        return new MachineWithdrawn(
                POOL,
                new MachineId(new UUID(2, 2)),
                OperationId.ofRemoval(POOL),
                WithdrawalReason.POOL_DELETION,
                batch,
                moreRemain);
    }

    @Test
    void withdrawsTheMachinesOfAPoolThatDoesNotGrow() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(new PoolDeletionStarted(POOL, List.of()))
                .expectDispatchedCommands(new WithdrawMachines(POOL, 1))
                .expectActiveSagas(1);
    }

    @Test
    void cancelsWhatGrowsFirst() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(new PoolDeletionStarted(POOL, List.of(ONE, TWO)))
                .expectDispatchedCommands(new CancelExpansion(ONE, POOL), new CancelExpansion(TWO, POOL));
    }

    @Test
    void waitsForTheLastExpansion() {
        fixture.givenAPublished(new PoolDeletionStarted(POOL, List.of(ONE, TWO)))
                .whenPublishingA(ended(TWO))
                .expectNoDispatchedCommands();
    }

    @Test
    void withdrawsWhenTheLastExpansionHasEnded() {
        fixture.givenAPublished(new PoolDeletionStarted(POOL, List.of(ONE, TWO)))
                .andThenAPublished(ended(TWO))
                .whenPublishingA(ended(ONE))
                .expectDispatchedCommands(new WithdrawMachines(POOL, 1));
    }

    @Test
    void hearsOfTheSameEndTwiceWithoutHarm() {
        fixture.givenAPublished(new PoolDeletionStarted(POOL, List.of(ONE)))
                .andThenAPublished(ended(ONE))
                .whenPublishingA(ended(ONE))
                .expectNoDispatchedCommands();
    }

    @Test
    void takesTheNextBatchWhileMoreRemain() {
        fixture.givenAPublished(new PoolDeletionStarted(POOL, List.of()))
                .whenPublishingA(withdrawn(1, true))
                .expectDispatchedCommands(new WithdrawMachines(POOL, 2));
    }

    @Test
    void takesNoBatchAfterTheLastMachine() {
        fixture.givenAPublished(new PoolDeletionStarted(POOL, List.of()))
                .whenPublishingA(withdrawn(2, false))
                .expectNoDispatchedCommands();
    }

    @Test
    void removesATagOfOurs() {
        fixture.givenAPublished(new PoolDeletionStarted(POOL, List.of()))
                .whenPublishingA(new PoolEmptied(POOL, "tag"))
                .expectDispatchedCommands(new RemovePoolTag(POOL));
    }

    @Test
    void leavesATagThatWasThereBefore() {
        fixture.givenAPublished(new PoolDeletionStarted(POOL, List.of()))
                .whenPublishingA(new PoolEmptied(POOL, null))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void givesTheNameAndTheControllerFree() {
        fixture.givenAPublished(new PoolDeletionStarted(POOL, List.of()))
                .whenPublishingA(new PoolDeleted(POOL, "Office", CONTROLLER))
                .expectDispatchedCommands(
                        new ReleasePoolName(PoolNameKey.of("office"), POOL), new DetachPool(CONTROLLER, POOL))
                .expectActiveSagas(0);
    }

    @Test
    void isStoredWhole() {
        var saga = new PoolRemovalSaga();
        saga.on(new PoolDeletionStarted(POOL, List.of(ONE, TWO)), new SagaCommands(Mockito.mock(CommandGateway.class)));

        SagaBench.readsBackEqual(saga, PoolRemovalSaga.class);
    }
}
