package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator lets a user or a group use the pool. */
public record EntitleToPool(@TargetAggregateIdentifier PoolId poolId, Entitled entitled) implements PoolCommand {}
