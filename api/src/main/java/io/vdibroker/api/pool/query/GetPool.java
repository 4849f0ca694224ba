package io.vdibroker.api.pool.query;

import io.vdibroker.api.pool.PoolId;

/** What is known of the pool? Answered by {@link PoolView}, or nothing. */
public record GetPool(PoolId poolId) {}
