package io.vdibroker.api.pool.command;

import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** ECP does not have the pool's tag any more. */
public record RecordTagRemoved(@TargetAggregateIdentifier PoolId poolId, RunId runId, int attempt)
        implements PoolCommand {}
