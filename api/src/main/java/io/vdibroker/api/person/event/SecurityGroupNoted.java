package io.vdibroker.api.person.event;

import io.vdibroker.api.person.GroupId;
import org.axonframework.serialization.Revision;

/**
 * What a group is now; recorded in the same unit of work as what changed it.
 *
 * @param administrators whether its members have the role of a security administrator
 */
@Revision("1")
public record SecurityGroupNoted(GroupId groupId, boolean administrators) implements SecurityAdministratorsEvent {}
