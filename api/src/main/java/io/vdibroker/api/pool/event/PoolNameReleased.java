package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import org.axonframework.serialization.Revision;

/** The name is free again. */
@Revision("1")
public record PoolNameReleased(PoolNameKey nameKey, PoolId poolId) implements PoolNameEvent {}
