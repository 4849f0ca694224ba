package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** From now on the clones may carry the tag. */
@Revision("1")
public record TaggingBegun(ExpansionId expansionId, PoolId poolId, RunId runId, int attempt, Instant dueAt)
        implements ExpansionEvent {}
