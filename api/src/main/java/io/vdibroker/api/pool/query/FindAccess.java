package io.vdibroker.api.pool.query;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import java.util.Set;

/** Which of these people may use the pool? Answered by {@link AccessView}. */
public record FindAccess(PoolId poolId, Set<UserId> userIds) {}
