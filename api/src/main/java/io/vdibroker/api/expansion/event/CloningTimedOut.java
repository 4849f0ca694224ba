package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** Cloning did not end in its time. */
@Revision("1")
public record CloningTimedOut(ExpansionId expansionId, PoolId poolId, RunId runId, int attempt)
        implements ExpansionEvent {}
