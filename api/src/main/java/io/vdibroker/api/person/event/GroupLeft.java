package io.vdibroker.api.person.event;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import org.axonframework.serialization.Revision;

/** The user is no member of the group any more. */
@Revision("1")
public record GroupLeft(UserId userId, GroupId groupId) implements UserEvent {}
