package io.vdibroker.query.pool;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pool as those see it who may use it. Protocols are in the order in which they are offered. */
public record UserPool(
        PoolId poolId,
        String name,
        PoolType type,
        ControllerId controllerId,
        @Nullable String osType,
        PoolStatus status,
        List<Protocol> protocols) {}
