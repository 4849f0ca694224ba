package io.vdibroker.api.person.event;

import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.UserId;
import java.util.Set;
import org.axonframework.serialization.Revision;

/** The user's client may do this. */
@Revision("1")
public record ClientPermissionsChanged(UserId userId, Set<ClientPermission> permissions) implements UserEvent {}
