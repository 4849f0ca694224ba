package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The clones could not be tagged and are to be removed. */
@Revision("1")
public record TaggingGivenUp(ExpansionId expansionId, PoolId poolId, Failure failure) implements ExpansionEvent {}
