package io.vdibroker.api.person.event;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * What an account is now; recorded in the same unit of work as what changed it.
 *
 * @param administrator whether it has the role of a security administrator itself
 * @param groups whose members it is among, and whose roles it has too
 */
@Revision("1")
public record SecurityAccountNoted(UserId userId, boolean active, boolean administrator, List<GroupId> groups)
        implements SecurityAdministratorsEvent {}
