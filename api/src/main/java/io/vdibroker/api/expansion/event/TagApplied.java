package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The clones carry the pool's tag. */
@Revision("1")
public record TagApplied(ExpansionId expansionId, PoolId poolId, String tagId) implements ExpansionEvent {}
