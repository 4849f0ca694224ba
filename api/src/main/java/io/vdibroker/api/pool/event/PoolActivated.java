package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The pool serves its users. */
@Revision("1")
public record PoolActivated(PoolId poolId) implements PoolEvent {}
