package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import org.axonframework.serialization.Revision;

/** The name is this pool's; recorded in the same unit of work as its creation. */
@Revision("1")
public record PoolNameReserved(PoolNameKey nameKey, PoolId poolId) implements PoolNameEvent {}
