package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** ECP does not have the tag any more. */
@Revision("1")
public record PoolTagRemoved(PoolId poolId, String tagId) implements PoolEvent {}
