package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The pool grows again when it needs to. */
@Revision("1")
public record GrowthResumed(PoolId poolId) implements PoolEvent {}
