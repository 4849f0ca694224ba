package io.vdibroker.api.pool.command;

import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.StepAnswer;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The worker is about to ask ECP to create or remove the tag, by run; answered by {@link StepAnswer}. */
public record BeginTag(@TargetAggregateIdentifier PoolId poolId, RunId runId, int attempt) implements PoolCommand {}
