package io.vdibroker.api.person.command;

import io.vdibroker.api.person.GroupId;

/** What can be asked of a group. */
public sealed interface GroupCommand permits CreateGroup, ChangeGroupRoles {
    /** The stream it belongs to. */
    GroupId groupId();
}
