package io.vdibroker.api.person.command;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The person does not want to see the pool among the favourites any more. */
public record UnmarkPoolFavourite(@TargetAggregateIdentifier UserId userId, PoolId poolId) implements UserCommand {}
