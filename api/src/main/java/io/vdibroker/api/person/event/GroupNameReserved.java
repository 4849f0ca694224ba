package io.vdibroker.api.person.event;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.GroupNameKey;
import org.axonframework.serialization.Revision;

/** The name is this group's; recorded in the same unit of work as the group. */
@Revision("1")
public record GroupNameReserved(GroupNameKey nameKey, GroupId groupId) implements GroupNameEvent {}
