package io.vdibroker.query.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.query.DomainJoinView;
import io.vdibroker.api.pool.query.MachineCounts;
import io.vdibroker.api.pool.query.PausedStepView;
import io.vdibroker.api.pool.query.PoolView;
import io.vdibroker.api.pool.query.PreparationView;
import io.vdibroker.api.pool.query.RefusedMachineView;
import io.vdibroker.query.store.StoredFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record PoolDocument(
        @JsonProperty("_id") String id,
        PoolType type,
        String name,
        String controller,
        String resourcePool,
        @Nullable String dataPool,
        PoolStatus status,
        int version,
        Instant createdAt,
        @Nullable String osType,
        PoolSettings settings,
        @Nullable CloningSettings cloning,
        @Nullable Preparation preparation,
        @Nullable StoredFailure failure,
        @Nullable Instant pausedUntil,
        @Nullable StoredFailure pauseReason,
        @Nullable Map<String, StoredPause> pausedSteps,
        @Nullable Map<String, StoredFailure> refused,
        @Nullable List<String> networks) {

    record Preparation(
            boolean remoteAccess,
            boolean powerOn,
            boolean hostname,
            @Nullable String domain,
            @Nullable String organizationalUnit,
            boolean keepFailedMachines) {

        PreparationView toView() {
            return new PreparationView(
                    remoteAccess,
                    powerOn,
                    hostname,
                    domain == null ? null : new DomainJoinView(domain, organizationalUnit),
                    keepFailedMachines);
        }
    }

    PoolId poolId() {
        return PoolId.of(id);
    }

    UserPool toUserPool() {
        return new UserPool(poolId(), name, type, ControllerId.of(controller), osType, status, settings.protocols());
    }

    PoolView toView(MachineCounts machines, ControllerState controllerState) {
        return new PoolView(
                poolId(),
                type,
                name,
                status,
                version,
                ControllerId.of(controller),
                controllerState,
                Uuids.parse(resourcePool),
                dataPool == null ? null : Uuids.parse(dataPool),
                osType,
                settings.protocols(),
                settings.keepMachinesOn(),
                settings.releaseAfterUse(),
                settings.afterDisconnect(),
                settings.afterDisconnectSeconds(),
                settings.onRelease(),
                networks == null ? List.of() : networks,
                cloning,
                preparation == null ? null : preparation.toView(),
                StoredFailure.read(failure),
                pausedUntil,
                StoredFailure.read(pauseReason),
                stepsPaused(),
                machines,
                refusedMachines(),
                createdAt);
    }

    List<PausedStepView> stepsPaused() {
        return pausedSteps == null
                ? List.of()
                : pausedSteps.entrySet().stream()
                        .map(pause -> pause.getValue().toView(Step.valueOf(pause.getKey())))
                        .toList();
    }

    private List<RefusedMachineView> refusedMachines() {
        return refused == null
                ? List.of()
                : refused.entrySet().stream()
                        .map(machine -> new RefusedMachineView(
                                MachineId.of(machine.getKey()),
                                machine.getValue().toFailure()))
                        .toList();
    }
}
