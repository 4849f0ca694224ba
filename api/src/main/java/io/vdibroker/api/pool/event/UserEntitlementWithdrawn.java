package io.vdibroker.api.pool.event;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The user's own entitlement is gone; one by a group may remain. */
@Revision("1")
public record UserEntitlementWithdrawn(PoolId poolId, UserId userId) implements PoolEvent {}
