package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An attempt to tag failed; there is another at the given time. */
@Revision("1")
public record TaggingAttemptFailed(
        ExpansionId expansionId, PoolId poolId, RunId runId, int attempt, Failure failure, @Nullable Instant retryAt)
        implements ExpansionEvent {}
