package io.vdibroker.api.pool.command;

import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator wants no more of a set-up: the pool is deleted. A removal cannot be given up. */
public record GiveUpPoolOperation(@TargetAggregateIdentifier PoolId poolId, OperationId operationId)
        implements PoolCommand {}
