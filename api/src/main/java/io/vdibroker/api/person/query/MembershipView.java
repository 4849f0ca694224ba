package io.vdibroker.api.person.query;

import io.vdibroker.api.person.GroupId;
import org.jspecify.annotations.Nullable;

/** A group that a user is a member of. */
public record MembershipView(GroupId groupId, @Nullable String name) {}
