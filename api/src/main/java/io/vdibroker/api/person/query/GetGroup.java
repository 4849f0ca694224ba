package io.vdibroker.api.person.query;

import io.vdibroker.api.person.GroupId;

/** What is known of the group? Answered by {@link GroupView}, or nothing. */
public record GetGroup(GroupId groupId) {}
