package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator does not want the machines any more; it may come before cloning was started. */
public record GiveUpExpansion(@TargetAggregateIdentifier ExpansionId expansionId, PoolId poolId)
        implements ExpansionCommand {}
