package io.vdibroker.command.pool;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolReconfigured;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators decided about a pool; the settings have a version. */
record PoolSetup(
        PoolType type,
        String name,
        ControllerId controllerId,
        UUID resourcePoolId,
        int version,
        PoolSettings settings,
        @Nullable CloningSettings cloning,
        @Nullable PreparationSettings preparation) {

    static PoolSetup of(PoolCreated event) {
        return new PoolSetup(
                event.type(),
                event.name(),
                event.controllerId(),
                event.resourcePoolId(),
                0,
                event.settings(),
                event.cloning(),
                event.preparation());
    }

    PoolSetup with(PoolReconfigured event) {
        return new PoolSetup(
                type,
                name,
                controllerId,
                resourcePoolId,
                event.version(),
                event.settings(),
                event.cloning(),
                event.preparation());
    }

    boolean isAutomated() {
        return type == PoolType.AUTOMATED;
    }
}
