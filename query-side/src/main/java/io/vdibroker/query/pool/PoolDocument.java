package io.vdibroker.query.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.query.store.StoredFailure;
import java.time.Instant;
import java.util.List;
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
        Settings settings,
        @Nullable Cloning cloning,
        @Nullable Preparation preparation,
        @Nullable StoredFailure failure,
        @Nullable Instant pausedUntil,
        @Nullable StoredFailure pauseReason) {

    record Settings(
            List<Protocol> protocols,
            boolean keepMachinesOn,
            boolean releaseAfterUse,
            AfterDisconnect afterDisconnect,
            int afterDisconnectSeconds) {}

    record Cloning(
            String templateId,
            String namePattern,
            int initialSize,
            int reserveSize,
            int totalSize,
            int increaseStep,
            boolean thin,
            @Nullable String osType) {}

    record Preparation(
            boolean remoteAccess,
            boolean powerOn,
            boolean hostname,
            @Nullable String domain,
            @Nullable String organizationalUnit,
            boolean keepFailedMachines) {}

    UserPool toUserPool() {
        return new UserPool(
                PoolId.of(id), name, type, ControllerId.of(controller), osType, status, settings.protocols());
    }
}
