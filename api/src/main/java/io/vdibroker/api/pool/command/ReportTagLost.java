package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** ECP does not show this tag of the pool any more. */
public record ReportTagLost(@TargetAggregateIdentifier PoolId poolId, String tagId) implements PoolCommand {}
