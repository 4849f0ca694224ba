package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The pool has its tag; it is removed with the pool only if it is ours. */
@Revision("1")
public record PoolTagReady(PoolId poolId, String tagId, boolean ours) implements PoolEvent {}
