package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pool removal does not want the machines any more; it may come before cloning was started. */
public record CancelExpansion(@TargetAggregateIdentifier ExpansionId expansionId, PoolId poolId)
        implements ExpansionCommand {}
