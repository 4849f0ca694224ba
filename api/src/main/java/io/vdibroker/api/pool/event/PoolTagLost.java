package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** ECP does not have the pool's tag any more, and it was not the broker who took it away; the pool needs another one. */
@Revision("1")
public record PoolTagLost(PoolId poolId, String tagId) implements PoolEvent {}
