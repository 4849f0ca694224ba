package io.vdibroker.api.pool.event;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The pool never had a machine, for this reason; growth can be resumed. */
@Revision("1")
public record PoolFailed(PoolId poolId, Failure failure) implements PoolEvent {}
