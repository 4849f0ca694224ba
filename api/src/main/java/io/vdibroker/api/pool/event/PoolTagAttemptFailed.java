package io.vdibroker.api.pool.event;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An attempt to create or remove the tag failed; without a time it was the last. */
@Revision("1")
public record PoolTagAttemptFailed(PoolId poolId, RunId runId, int attempt, Failure failure, @Nullable Instant retryAt)
        implements PoolEvent {}
