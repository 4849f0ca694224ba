package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/**
 * A request to clone that nobody wants any more was not answered, and ECP shows nothing of it. It is watched until its
 * time is
 * over, because ECP may hear it late; it keeps no other cloning waiting, and may be given up.
 */
@Revision("1")
public record CloningUnheard(ExpansionId expansionId, PoolId poolId, RunId runId, int attempt)
        implements ExpansionEvent {}
