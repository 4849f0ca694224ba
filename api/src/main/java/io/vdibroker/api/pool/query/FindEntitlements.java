package io.vdibroker.api.pool.query;

import io.vdibroker.api.pool.PoolId;

/** Who may use the pool? Groups first, then by when they were entitled. Pages count from 0. Answered by {@link EntitlementsView}. */
public record FindEntitlements(PoolId poolId, int page, int size) {}
