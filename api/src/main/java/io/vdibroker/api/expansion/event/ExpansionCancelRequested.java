package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** Nobody wants the machines any more. */
@Revision("1")
public record ExpansionCancelRequested(ExpansionId expansionId, PoolId poolId) implements ExpansionEvent {}
