package io.vdibroker.api.person.event;

import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import java.util.Set;
import org.axonframework.serialization.Revision;

/** The user's own roles are these; those of groups are added. */
@Revision("1")
public record UserRolesChanged(UserId userId, Set<Role> roles) implements UserEvent {}
