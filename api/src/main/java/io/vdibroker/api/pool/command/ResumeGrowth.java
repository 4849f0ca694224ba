package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The pause of growth is over, or an administrator tries again what failed. */
public record ResumeGrowth(@TargetAggregateIdentifier PoolId poolId, ExpansionId expansionId) implements PoolCommand {}
