package io.vdibroker.api.pool.query;

import io.vdibroker.api.person.UserId;
import java.util.Set;

/**
 * Those who are entitled, by themselves or by a group, and whose account is not locked. For people to look at: rights
 * are decided by the pool.
 */
public record AccessView(Set<UserId> userIds) {}
