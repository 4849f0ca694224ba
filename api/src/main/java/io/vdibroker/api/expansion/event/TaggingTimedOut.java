package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** An attempt to tag did not end in its time. */
@Revision("1")
public record TaggingTimedOut(ExpansionId expansionId, PoolId poolId, RunId runId, int attempt)
        implements ExpansionEvent {}
