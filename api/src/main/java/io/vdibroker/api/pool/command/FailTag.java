package io.vdibroker.api.pool.command;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An attempt to create or remove the tag failed. */
public record FailTag(@TargetAggregateIdentifier PoolId poolId, RunId runId, int attempt, Failure failure)
        implements PoolCommand {}
