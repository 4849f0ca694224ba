package io.vdibroker.api.pool.event;

import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** An attempt to create or remove the tag did not end in its time. */
@Revision("1")
public record PoolTagTimedOut(PoolId poolId, RunId runId, int attempt) implements PoolEvent {}
