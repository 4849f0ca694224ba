package io.vdibroker.saga.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.controller.command.DetachPool;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.command.CancelExpansion;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.api.pool.command.ReleasePoolName;
import io.vdibroker.api.pool.command.RemovePoolTag;
import io.vdibroker.api.pool.command.WithdrawMachines;
import io.vdibroker.api.pool.event.CloningEnded;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Takes a pool away with all that the broker made for it.
 *
 * <pre>
 * PoolDeletionStarted -> CancelExpansion for each open one; with none open WithdrawMachines{batch 1}
 * CloningEnded of the last open one -> WithdrawMachines{batch 1}
 * MachineWithdrawn{batch n, more remain} -> WithdrawMachines{batch n + 1}    (each machine then goes by ReturnedPlaces)
 * PoolEmptied -> RemovePoolTag, if the tag is ours
 * PoolDeleted -> ReleasePoolName, DetachPool: end
 * </pre>
 *
 * There is no undo: a removal that began is finished, however often it takes.
 */
@Saga
@ProcessingGroup(PoolRemovalSaga.GROUP)
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class PoolRemovalSaga {
    static final String GROUP = "saga-pool-removal";

    private List<ExpansionId> openExpansions = List.of();

    public PoolRemovalSaga() {} // for Axon

    @StartSaga
    @SagaEventHandler(associationProperty = "poolId")
    public void on(PoolDeletionStarted event, SagaCommands commands) {
        for (var expansionId : event.openExpansions()) {
            commands.send(new CancelExpansion(expansionId, event.poolId()));
        }
        if (event.openExpansions().isEmpty()) {
            withdrawAll(event.poolId(), commands);
        }
        openExpansions = event.openExpansions();
    }

    @SagaEventHandler(associationProperty = "poolId")
    public void on(CloningEnded event, SagaCommands commands) {
        if (!openExpansions.contains(event.expansionId())) {
            return;
        }
        var open = new ArrayList<>(openExpansions);
        open.remove(event.expansionId());
        if (open.isEmpty()) {
            withdrawAll(event.poolId(), commands);
        }
        openExpansions = open;
    }

    @SagaEventHandler(associationProperty = "poolId")
    public void on(MachineWithdrawn event, SagaCommands commands) {
        if (event.batch() > 0 && event.moreRemain()) {
            commands.send(new WithdrawMachines(event.poolId(), event.batch() + 1));
        }
    }

    @SagaEventHandler(associationProperty = "poolId")
    public void on(PoolEmptied event, SagaCommands commands) {
        if (event.tagToRemove() != null) {
            commands.send(new RemovePoolTag(event.poolId()));
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "poolId")
    public void on(PoolDeleted event, SagaCommands commands) {
        commands.send(new ReleasePoolName(PoolNameKey.of(event.name()), event.poolId()));
        commands.send(new DetachPool(event.controllerId(), event.poolId()));
    }

    private static void withdrawAll(PoolId poolId, SagaCommands commands) {
        commands.send(new WithdrawMachines(poolId, 1));
    }
}
