package io.vdibroker.api.pool.event;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** Membership in the group entitles no more. */
@Revision("1")
public record GroupEntitlementWithdrawn(PoolId poolId, GroupId groupId) implements PoolEvent {}
