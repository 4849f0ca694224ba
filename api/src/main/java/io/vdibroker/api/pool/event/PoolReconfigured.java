package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PreparationSettings;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The pool serves and grows by these settings; creation was version 0. */
@Revision("1")
public record PoolReconfigured(
        PoolId poolId,
        int version,
        PoolSettings settings,
        @Nullable CloningSettings cloning,
        @Nullable PreparationSettings preparation)
        implements PoolEvent {}
