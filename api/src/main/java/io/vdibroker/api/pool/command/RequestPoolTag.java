package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pool set-up asks for the pool's tag. */
public record RequestPoolTag(@TargetAggregateIdentifier PoolId poolId) implements PoolCommand {}
