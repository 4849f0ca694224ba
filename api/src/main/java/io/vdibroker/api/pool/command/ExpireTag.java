package io.vdibroker.api.pool.command;

import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An attempt to create or remove the tag did not end in its time, and ECP shows neither outcome. */
public record ExpireTag(@TargetAggregateIdentifier PoolId poolId, RunId runId, int attempt) implements PoolCommand {}
