package io.vdibroker.api.pool.event;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Three failures in a row: nothing is cloned until then. */
@Revision("1")
public record GrowthPaused(PoolId poolId, Instant until, Failure failure) implements PoolEvent {}
