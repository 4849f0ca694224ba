package io.vdibroker.query.operation;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationType;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.query.store.StoredFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Shows the set-up of a pool, from its tag until it has had all machines that it was to begin with. */
@Component
@ProcessingGroup(OperationCollections.GROUP)
class PoolSetUpProjector {

    private static final List<OperationState> NOT_DONE =
            List.of(OperationState.WAITING, OperationState.RUNNING, OperationState.FAILED);

    private final OperationWrites operations;
    private final SetUpMachines machines;

    PoolSetUpProjector(OperationWrites operations, SetUpMachines machines) {
        this.operations = operations;
        this.machines = machines;
    }

    @EventHandler
    void on(PoolCreated event, @Timestamp Instant at) {
        var cloning = event.cloning();
        List<Bson> fields = new ArrayList<>(OperationWrites.planned(List.of(Step.CREATE_TAG)));
        fields.add(put("poolType", event.type()));
        var wanted = cloning == null ? event.machines().size() : cloning.initialSize();
        fields.add(set("wanted", wanted));
        fields.add(set("startedAt", at));
        fields.addAll(List.of(unset("ready"), unset("failed"), unset("activated"), unset("endedAt")));
        machines.begin(event.poolId(), event.type(), wanted);
        operations.open(
                OperationId.ofSetUp(event.poolId()),
                OperationType.POOL_SET_UP,
                event.poolId(),
                OperationState.RUNNING,
                fields.toArray(Bson[]::new));
    }

    @EventHandler
    void on(PoolActivated event, @Timestamp Instant at) {
        var id = OperationId.ofSetUp(event.poolId());
        operations.change(id, set("activated", true));
        operations.changeIf(
                id,
                List.of(OperationState.FAILED),
                put("state", OperationState.RUNNING),
                unset("failure"),
                unset("endedAt"));
        machines.activated(event.poolId(), at);
    }

    @EventHandler
    void on(MachineAdmitted event, @Timestamp Instant at) {
        machines.came(event.poolId(), event.machineId(), at);
    }

    @EventHandler
    void on(MachineClaimRefused event, @Timestamp Instant at) {
        machines.didNotCome(event.poolId(), event.machineId(), event.failure(), at);
    }

    @EventHandler
    void on(PlaceLeaving event, @Timestamp Instant at) {
        machines.didNotCome(event.poolId(), event.machineId(), event.failure(), at);
    }

    @EventHandler
    void on(GrowthPaused event, @Timestamp Instant at) {
        operations.changeIf(
                OperationId.ofSetUp(event.poolId()),
                NOT_DONE,
                set("waitsSince", at),
                set("waitsUntil", event.until()),
                set("failure", StoredFailure.of(event.failure())));
    }

    @EventHandler
    void on(GrowthResumed event) {
        operations.changeIf(
                OperationId.ofSetUp(event.poolId()),
                NOT_DONE,
                put("state", OperationState.RUNNING),
                unset("waitsUntil"),
                unset("waitsSince"),
                unset("failure"),
                unset("endedAt"));
    }

    @EventHandler
    void on(PoolFailed event, @Timestamp Instant at) {
        operations.changeIf(
                OperationId.ofSetUp(event.poolId()),
                NOT_DONE,
                put("state", OperationState.FAILED),
                set("failure", StoredFailure.of(event.failure())),
                set("endedAt", at));
    }

    @EventHandler
    void on(PoolDeletionStarted event, @Timestamp Instant at) {
        machines.superseded(
                event.poolId(),
                () -> operations.change(
                        OperationId.ofSetUp(event.poolId()),
                        put("state", OperationState.SUPERSEDED),
                        put("undo", OperationId.ofRemoval(event.poolId()).value()),
                        unset("waitsUntil"),
                        unset("waitsSince"),
                        set("endedAt", at)));
    }
}
