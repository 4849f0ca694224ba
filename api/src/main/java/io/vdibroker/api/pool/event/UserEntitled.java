package io.vdibroker.api.pool.event;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The user may use the pool. */
@Revision("1")
public record UserEntitled(PoolId poolId, UserId userId) implements PoolEvent {}
