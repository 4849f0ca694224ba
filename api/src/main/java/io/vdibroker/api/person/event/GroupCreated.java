package io.vdibroker.api.person.event;

import io.vdibroker.api.person.GroupId;
import org.axonframework.serialization.Revision;

/** The group exists, without members and roles. */
@Revision("1")
public record GroupCreated(GroupId groupId, String name) implements GroupEvent {}
