package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator has what failed of the pool's set-up or removal tried again at once. */
public record RetryPoolOperation(
        @TargetAggregateIdentifier PoolId poolId, OperationId operationId, ExpansionId expansionId)
        implements PoolCommand {}
