package io.vdibroker.query.pool;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.api.pool.event.PoolNetworksChanged;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.api.pool.event.StepPaused;
import io.vdibroker.api.pool.event.StepResumed;
import io.vdibroker.query.store.StoredFailure;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps one document per pool. Machines are counted when somebody asks. */
@Component
@ProcessingGroup(PoolCollections.GROUP)
class PoolProjector {

    private final PoolCollections views;
    private final ViewWrites writes;

    PoolProjector(PoolCollections views, ViewWrites writes) {
        this.views = views;
        this.writes = writes;
    }

    @EventHandler
    void on(PoolCreated event, @Timestamp Instant at) {
        var cloning = event.cloning();
        change(
                event.poolId(),
                put("type", event.type()),
                set("name", event.name()),
                put("controller", event.controllerId().value()),
                put("resourcePool", event.resourcePoolId()),
                put("dataPool", event.dataPoolId()),
                put("status", PoolStatus.CREATING),
                set("version", 0),
                set("createdAt", at),
                put("osType", cloning == null ? null : cloning.osType()),
                set("settings", StoredSettings.of(event.settings())),
                put("cloning", StoredSettings.of(cloning)),
                put("preparation", StoredSettings.of(event.preparation())));
    }

    @EventHandler
    void on(PoolReconfigured event) {
        var cloning = event.cloning();
        change(
                event.poolId(),
                set("version", event.version()),
                put("osType", cloning == null ? null : cloning.osType()),
                set("settings", StoredSettings.of(event.settings())),
                put("cloning", StoredSettings.of(cloning)),
                put("preparation", StoredSettings.of(event.preparation())));
    }

    @EventHandler
    void on(PoolNetworksChanged event) {
        change(event.poolId(), set("networks", event.networks()));
    }

    @EventHandler
    void on(PoolActivated event) {
        change(event.poolId(), put("status", PoolStatus.ACTIVE), unset("failure"));
    }

    @EventHandler
    void on(PoolFailed event) {
        change(event.poolId(), put("status", PoolStatus.FAILED), set("failure", StoredFailure.of(event.failure())));
    }

    @EventHandler
    void on(GrowthPaused event) {
        change(
                event.poolId(),
                set("pausedUntil", event.until()),
                set("pauseReason", StoredFailure.of(event.failure())));
    }

    @EventHandler
    void on(GrowthResumed event) {
        change(event.poolId(), unset("pausedUntil"), unset("pauseReason"));
    }

    @EventHandler
    void on(StepPaused event, @Timestamp Instant at) {
        change(event.poolId(), set(paused(event.step()), StoredPause.of(event, at)));
    }

    @EventHandler
    void on(StepResumed event) {
        change(event.poolId(), unset(paused(event.step())));
    }

    @EventHandler
    void on(MachineClaimRefused event) {
        change(event.poolId(), set(refused(event.machineId()), StoredFailure.of(event.failure())));
    }

    @EventHandler
    void on(MachinePlaceTaken event) {
        change(event.poolId(), unset(refused(event.machineId())));
    }

    @EventHandler
    void on(PoolDeletionStarted event) {
        change(
                event.poolId(),
                put("status", PoolStatus.DELETING),
                unset("pausedUntil"),
                unset("pauseReason"),
                unset("pausedSteps"));
    }

    @EventHandler
    void on(PoolDeleted event) {
        writes.remove(views.pools, eq("_id", event.poolId().value().toString()));
    }

    /** Of those that were named at creation, a hundred at most. */
    private static String refused(MachineId machineId) {
        return "refused." + machineId.value();
    }

    static String paused(Step step) {
        return "pausedSteps." + step.name();
    }

    private void change(PoolId poolId, Bson... fields) {
        writes.upsert(views.pools, poolId.value().toString(), fields);
    }
}
