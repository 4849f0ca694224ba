package io.vdibroker.api.pool.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The pool exists, without tag and machines. Whatever is not of its type is absent. */
@Revision("1")
public record PoolCreated(
        PoolId poolId,
        PoolType type,
        String name,
        ControllerId controllerId,
        UUID resourcePoolId,
        @Nullable UUID dataPoolId,
        PoolSettings settings,
        @Nullable CloningSettings cloning,
        @Nullable PreparationSettings preparation,
        List<ClaimedMachine> machines)
        implements PoolEvent {}
