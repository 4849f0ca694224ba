package io.vdibroker.api.pool.event;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** Members of the group may use the pool. */
@Revision("1")
public record GroupEntitled(PoolId poolId, GroupId groupId) implements PoolEvent {}
