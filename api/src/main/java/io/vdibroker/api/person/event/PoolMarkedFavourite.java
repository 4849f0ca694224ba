package io.vdibroker.api.person.event;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The pool is one of the person's favourites. It says nothing about an entitlement. */
@Revision("1")
public record PoolMarkedFavourite(UserId userId, PoolId poolId) implements UserEvent {}
