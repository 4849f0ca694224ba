package io.vdibroker.saga.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.command.ClaimMachineOfNewPool;
import io.vdibroker.api.pool.command.RequestPoolTag;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Brings a new pool to the point from which it grows by itself.
 *
 * <pre>
 * PoolCreated -> RequestPoolTag
 * PoolTagReady -> ClaimMachineOfNewPool for each machine that was named: end (growth was decided with PoolTagReady)
 * undo: a tag that cannot be made, or no first machine, is PoolFailed; the saga waits for what ResumeGrowth brings,
 *       which needs the tag: it stays (ADR 0009)
 *       PoolDeletionStarted: end, pool removal takes away the tag if it is ours
 * </pre>
 */
@Saga
@ProcessingGroup(PoolSetUpSaga.GROUP)
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class PoolSetUpSaga {
    static final String GROUP = "saga-pool-set-up";

    private List<ClaimedMachine> machines = List.of();

    public PoolSetUpSaga() {} // for Axon

    @StartSaga
    @SagaEventHandler(associationProperty = "poolId")
    public void on(PoolCreated event, SagaCommands commands) {
        commands.send(new RequestPoolTag(event.poolId()));
        machines = event.machines();
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "poolId")
    public void on(PoolTagReady event, SagaCommands commands) {
        for (var machine : machines) {
            var operationId = OperationId.ofClaim(event.poolId(), machine.machineId());
            commands.send(new ClaimMachineOfNewPool(machine.machineId(), event.poolId(), operationId, machine.name()));
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "poolId")
    public void on(PoolDeletionStarted event) {}
}
