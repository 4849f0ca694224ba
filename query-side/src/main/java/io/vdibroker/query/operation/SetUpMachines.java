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
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Knows when the set-up of a pool is done. What happened in a batch of events is gone through in its order when the batch is sent,
 * so that the answer does not depend on where a batch begins. What is over is looked up each time: a rebuild may have
 * mended it.
 */
@Component
class SetUpMachines {

    private final OperationCollections views;
    private final ViewWrites writes;
    private final OperationWrites operations;

    SetUpMachines(OperationCollections views, ViewWrites writes, OperationWrites operations) {
        this.views = views;
        this.writes = writes;
        this.operations = operations;
    }

    /** A pool that is to begin with so many machines. */
    void begin(PoolId poolId, PoolType type, int wanted) {
        then(poolId, before -> new SetUp(type, wanted));
    }

    void activated(PoolId poolId, Instant at) {
        then(poolId, setUp -> {
            setUp.activate();
            return checked(poolId, setUp, at);
        });
    }

    void came(PoolId poolId, MachineId machineId, Instant at) {
        mark(poolId, machineId, new SetUp.Mark(true, null), at);
    }

    void didNotCome(PoolId poolId, MachineId machineId, Failure failure, Instant at) {
        mark(poolId, machineId, new SetUp.Mark(false, StoredFailure.of(failure)), at);
    }

    /** The pool is being deleted; if it was not complete, this change of its operation ends the set-up. */
    void superseded(PoolId poolId, Runnable change) {
        then(poolId, setUp -> {
            if (setUp.isOpen()) {
                change.run();
            }
            return ended(poolId, setUp);
        });
    }

    int ready(PoolId poolId) {
        return (int)
                views.setUpMachines.countDocuments(and(eq("pool", poolId.value().toString()), eq("came", true)));
    }

    private void mark(PoolId poolId, MachineId machineId, SetUp.Mark mark, Instant at) {
        then(poolId, setUp -> {
            if (!setUp.isOpen()) {
                return setUp;
            }
            operations.tell(OperationId.ofSetUp(poolId));
            setUp.mark(machineId, mark);
            writes.upsert(
                    views.setUpMachines,
                    machineId.value().toString(),
                    put("pool", poolId.value()),
                    set("came", mark.came()),
                    put("failure", mark.failure()));
            return checked(poolId, setUp, at);
        });
    }

    private SetUp checked(PoolId poolId, SetUp setUp, Instant at) {
        if (!setUp.isOpen()) {
            return setUp;
        }
        var lost = setUp.lost();
        var failed = put("failed", lost.isEmpty() ? null : lost.size());
        if (setUp.isComplete()) {
            operations.change(
                    OperationId.ofSetUp(poolId),
                    put("state", OperationState.DONE),
                    set("ready", setUp.ready()),
                    failed,
                    put("failure", lost.isEmpty() ? null : lost.get(0).failure()),
                    unset("waitsUntil"),
                    unset("waitsSince"),
                    set("endedAt", at));
            return ended(poolId, setUp);
        }
        if (setUp.isStatic()) {
            operations.change(OperationId.ofSetUp(poolId), failed);
        }
        return setUp;
    }

    private SetUp ended(PoolId poolId, SetUp setUp) {
        setUp.end();
        writes.remove(views.setUpMachines, eq("pool", poolId.value().toString()));
        return setUp;
    }

    private void then(PoolId poolId, UnaryOperator<SetUp> happened) {
        writes.gather(poolId, ArrayList<UnaryOperator<SetUp>>::new, batch -> batch.add(happened), batch -> {
            var setUp = stored(poolId);
            for (var each : batch) {
                setUp = each.apply(setUp);
            }
        });
    }

    private SetUp stored(PoolId poolId) {
        var operation = views.operations
                .find(eq("_id", OperationWrites.key(OperationId.ofSetUp(poolId))))
                .map(as(OperationDocument.class))
                .first();
        return operation == null
                        || operation.state() == OperationState.DONE
                        || operation.state() == OperationState.SUPERSEDED
                ? SetUp.over()
                : SetUp.of(
                        operation,
                        views.setUpMachines.find(eq("pool", poolId.value().toString())));
    }
}
