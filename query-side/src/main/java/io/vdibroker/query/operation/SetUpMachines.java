package io.vdibroker.query.operation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Documents.as;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.query.store.StoredFailure;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows what came of each machine while a pool is being set up, and so when the set-up is done. Machines are marked, never
 * counted up: a repeat marks the same one.
 */
@Component
class SetUpMachines {

    private final OperationCollections views;
    private final ViewWrites writes;
    private final OperationWrites operations;

    /** Spares the look-up for pools that have long been set up; what is missing here is looked up. */
    private final Set<PoolId> setUp = ConcurrentHashMap.newKeySet();

    SetUpMachines(OperationCollections views, ViewWrites writes, OperationWrites operations) {
        this.views = views;
        this.writes = writes;
        this.operations = operations;
    }

    void begin(PoolId poolId) {
        setUp.remove(poolId);
    }

    void came(PoolId poolId, MachineId machineId, Instant at) {
        mark(poolId, machineId, null, at);
    }

    void didNotCome(PoolId poolId, MachineId machineId, Failure failure, Instant at) {
        mark(poolId, machineId, failure, at);
    }

    void forget(PoolId poolId) {
        writes.remove(views.setUpMachines, eq("pool", poolId.value().toString()));
    }

    int ready(PoolId poolId) {
        return (int)
                views.setUpMachines.countDocuments(and(eq("pool", poolId.value().toString()), eq("came", true)));
    }

    /** Looks, once all of the batch is written, whether the set-up is done. */
    void check(PoolId poolId, Instant at) {
        writes.whenSent(poolId, () -> {
            var id = OperationId.ofSetUp(poolId);
            var operation = views.operations
                    .find(eq("_id", OperationWrites.key(id)))
                    .map(as(OperationDocument.class))
                    .first();
            if (operation == null || !isOpen(operation)) {
                forget(poolId);
                setUp.add(poolId);
                return;
            }
            var lost = lost(operation);
            var failed = put("failed", lost.isEmpty() ? null : lost.size());
            if (operation.isActivated() && outcomes(operation) >= operation.wantedMachines()) {
                operations.change(
                        id,
                        put("state", OperationState.DONE),
                        set("ready", ready(poolId)),
                        failed,
                        put("failure", lost.isEmpty() ? null : lost.get(0).get("failure")),
                        unset("waitsUntil"),
                        set("endedAt", at));
                forget(poolId);
                setUp.add(poolId);
            } else if (operation.poolType() == PoolType.STATIC) {
                operations.change(id, failed);
            }
        });
    }

    private void mark(PoolId poolId, MachineId machineId, @Nullable Failure failure, Instant at) {
        if (setUp.contains(poolId)) {
            return;
        }
        writes.upsert(
                views.setUpMachines,
                machineId.value().toString(),
                put("pool", poolId.value()),
                set("came", failure == null),
                put("failure", StoredFailure.ofNullable(failure)));
        operations.tell(OperationId.ofSetUp(poolId));
        check(poolId, at);
    }

    /** Clones that did not come are made again; of a static pool, each machine that was named has its one chance. */
    private long outcomes(OperationDocument operation) {
        var ofPool = eq("pool", operation.pool());
        return views.setUpMachines.countDocuments(
                operation.poolType() == PoolType.STATIC ? ofPool : and(ofPool, eq("came", true)));
    }

    /** The machines of a static pool that did not come, and why. */
    private List<Document> lost(OperationDocument operation) {
        return operation.poolType() == PoolType.STATIC
                ? views.setUpMachines
                        .find(and(eq("pool", operation.pool()), eq("came", false)))
                        .into(new ArrayList<>())
                : List.of();
    }

    private static boolean isOpen(OperationDocument operation) {
        return operation.state() != OperationState.DONE && operation.state() != OperationState.SUPERSEDED;
    }
}
