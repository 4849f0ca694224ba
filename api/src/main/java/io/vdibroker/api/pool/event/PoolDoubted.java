package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/**
 * The store was restored: any machine that the pool has by now may have become somebody's, or somebody else's. Assigned
 * ones are for
 * their users only, and others are held when they would be free.
 */
@Revision("1")
public record PoolDoubted(PoolId poolId, UUID restoreId) implements PoolEvent {}
