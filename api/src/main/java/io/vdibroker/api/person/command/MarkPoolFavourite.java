package io.vdibroker.api.person.command;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The person wants to see the pool among the favourites. */
public record MarkPoolFavourite(@TargetAggregateIdentifier UserId userId, PoolId poolId) implements UserCommand {}
