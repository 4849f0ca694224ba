package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator removes the pool with all that the broker made for it. */
public record DeletePool(@TargetAggregateIdentifier PoolId poolId, boolean force) implements PoolCommand {}
