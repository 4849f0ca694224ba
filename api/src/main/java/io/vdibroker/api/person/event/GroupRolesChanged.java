package io.vdibroker.api.person.event;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import java.util.Set;
import org.axonframework.serialization.Revision;

/** Members have these roles besides their own. */
@Revision("1")
public record GroupRolesChanged(GroupId groupId, Set<Role> roles) implements GroupEvent {}
