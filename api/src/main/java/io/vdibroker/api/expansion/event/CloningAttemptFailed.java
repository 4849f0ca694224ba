package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** ECP refused and has none of the machines; without a time it was the last attempt. */
@Revision("1")
public record CloningAttemptFailed(
        ExpansionId expansionId, PoolId poolId, RunId runId, int attempt, Failure failure, @Nullable Instant retryAt)
        implements ExpansionEvent {}
