package io.vdibroker.api.pool.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.OnRelease;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pool. What is not of its type is absent.
 *
 * @param controllerState anything but OK means that nothing is begun for the pool at present
 * @param networks from which its machines have their addresses; none means those of the controller
 * @param failure why it is FAILED
 * @param refusedMachines of those that it was to begin with; one that is taken later is none
 * @param pausedSteps until they work again no machine is set aside for them, and free machines are tried one at a time
 * @param pausedUntil nothing is cloned until then, for the pause reason
 */
public record PoolView(
        @JsonProperty("id") PoolId poolId,
        PoolType type,
        String name,
        PoolStatus status,
        int version,
        ControllerId controllerId,
        ControllerState controllerState,
        UUID resourcePoolId,
        @Nullable UUID dataPoolId,
        @Nullable String osType,
        List<Protocol> protocols,
        boolean keepMachinesOn,
        boolean releaseAfterUse,
        AfterDisconnect afterDisconnect,
        int afterDisconnectSeconds,
        OnRelease onRelease,
        List<String> networks,
        @Nullable CloningSettings cloning,
        @Nullable PreparationView preparation,
        @Nullable Failure failure,
        @Nullable Instant pausedUntil,
        @Nullable Failure pauseReason,
        List<PausedStepView> pausedSteps,
        MachineCounts machines,
        List<RefusedMachineView> refusedMachines,
        Instant createdAt) {}
