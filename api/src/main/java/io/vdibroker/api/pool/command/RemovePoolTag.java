package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pool removal has nothing left but the tag. */
public record RemovePoolTag(@TargetAggregateIdentifier PoolId poolId) implements PoolCommand {}
