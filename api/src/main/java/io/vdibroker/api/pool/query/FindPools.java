package io.vdibroker.api.pool.query;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.PoolType;
import org.jspecify.annotations.Nullable;

/** Which pools are there? Name narrows by a part of it. Sorted by name, status or createdAt, with a minus the other way round. Pages count from 0. Answered by {@link PoolsView}. */
public record FindPools(
        @Nullable String name,
        @Nullable PoolType type,
        @Nullable PoolStatus status,
        @Nullable ControllerId controllerId,
        String sort,
        int page,
        int size) {}
