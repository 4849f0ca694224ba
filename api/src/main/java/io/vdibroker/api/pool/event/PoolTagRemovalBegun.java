package io.vdibroker.api.pool.event;

import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** From now on the tag may be gone because of us. */
@Revision("1")
public record PoolTagRemovalBegun(PoolId poolId, RunId runId, int attempt, Instant dueAt) implements PoolEvent {}
