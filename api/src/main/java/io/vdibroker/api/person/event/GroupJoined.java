package io.vdibroker.api.person.event;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import org.axonframework.serialization.Revision;

/** The user is a member of the group. */
@Revision("1")
public record GroupJoined(UserId userId, GroupId groupId) implements UserEvent {}
