package io.vdibroker.saga.pool;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.command.ClaimMachineOfNewPool;
import io.vdibroker.api.pool.command.RequestPoolTag;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.saga.commands.SagaBench;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class PoolSetUpSagaTest {
    private static final PoolId POOL = new PoolId(new UUID(1, 1));
    private static final MachineId FIRST = new MachineId(new UUID(2, 1));
    private static final MachineId SECOND = new MachineId(new UUID(2, 2));

    private SagaTestFixture<PoolSetUpSaga> fixture = SagaBench.of(PoolSetUpSaga.class);

    @BeforeEach
    void fresh() {
        fixture = SagaBench.of(PoolSetUpSaga.class);
    }

    private static PoolCreated created(ClaimedMachine... machines) {
        return new PoolCreated(
                POOL,
                PoolType.STATIC,
                "Office",
                new ControllerId(new UUID(3, 3)),
                new UUID(4, 4),
                null,
                new PoolSettings(List.of(Protocol.SPICE), false, false, AfterDisconnect.NONE, 0),
                null,
                null,
                List.of(machines));
    }

    @Nested
    class Undo {
        @Test
        void waitsForTheTagOfAPoolThatFailed() {
            fixture.givenAPublished(created())
                    .whenPublishingA(new PoolFailed(POOL, new Failure(FailureCode.REFUSED, "no")))
                    .expectActiveSagas(1)
                    .expectNoDispatchedCommands();
        }

        @Test
        void leavesADeletedPoolToItsRemoval() {
            fixture.givenAPublished(created())
                    .whenPublishingA(new PoolDeletionStarted(POOL, List.of()))
                    .expectActiveSagas(0)
                    .expectNoDispatchedCommands();
        }
    }

    @Test
    void asksForTheTag() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(created())
                .expectDispatchedCommands(new RequestPoolTag(POOL))
                .expectActiveSagas(1);
    }

    @Test
    void claimsTheNamedMachinesWhenTheTagIsReady() {
        fixture.givenAPublished(created(new ClaimedMachine(FIRST, "a"), new ClaimedMachine(SECOND, "b")))
                .whenPublishingA(new PoolTagReady(POOL, "tag", true))
                .expectDispatchedCommands(
                        new ClaimMachineOfNewPool(FIRST, POOL, OperationId.ofClaim(POOL, FIRST), "a"),
                        new ClaimMachineOfNewPool(SECOND, POOL, OperationId.ofClaim(POOL, SECOND), "b"))
                .expectActiveSagas(0);
    }

    @Test
    void isStoredWhole() {
        var saga = new PoolSetUpSaga();
        saga.on(created(new ClaimedMachine(FIRST, "a")), new SagaCommands(Mockito.mock(CommandGateway.class)));

        SagaBench.readsBackEqual(saga, PoolSetUpSaga.class);
    }
}
