package io.vdibroker.api.person.event;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The pool is none of the person's favourites any more. */
@Revision("1")
public record PoolUnmarkedFavourite(UserId userId, PoolId poolId) implements UserEvent {}
