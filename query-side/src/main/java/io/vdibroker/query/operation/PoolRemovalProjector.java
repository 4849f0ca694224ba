package io.vdibroker.query.operation;

import static com.mongodb.client.model.Updates.set;

import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationType;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEmptied;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Shows the removal of a pool; each machine's is an operation of its own. */
@Component
@ProcessingGroup(OperationCollections.GROUP)
class PoolRemovalProjector {

    private final OperationWrites operations;

    PoolRemovalProjector(OperationWrites operations) {
        this.operations = operations;
    }

    @EventHandler
    void on(PoolDeletionStarted event, @Timestamp Instant at) {
        operations.open(
                OperationId.ofRemoval(event.poolId()),
                OperationType.POOL_REMOVAL,
                event.poolId(),
                OperationState.RUNNING,
                set("startedAt", at));
    }

    @EventHandler
    void on(PoolEmptied event) {
        List<Bson> fields = new ArrayList<>();
        fields.add(set("emptied", true));
        if (event.tagToRemove() != null) {
            fields.addAll(OperationWrites.planned(List.of(Step.REMOVE_TAG)));
        }
        operations.change(OperationId.ofRemoval(event.poolId()), fields.toArray(Bson[]::new));
    }

    @EventHandler
    void on(PoolDeleted event, @Timestamp Instant at) {
        operations.end(OperationId.ofRemoval(event.poolId()), OperationState.DONE, null, at);
    }
}
