package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The pool being deleted has no machine, no open expansion and no open tag request. */
@Revision("1")
public record PoolEmptied(PoolId poolId, @Nullable String tagToRemove) implements PoolEvent {}
