package io.vdibroker.api.pool.command;

import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The wait list asks for the given attempt, whose pause is over. */
public record RetryTag(@TargetAggregateIdentifier PoolId poolId, RunId runId, int attempt) implements PoolCommand {}
