package io.vdibroker.api.person.event;

import io.vdibroker.api.person.GroupId;

/** Everything that can have happened to a group. */
public sealed interface GroupEvent permits GroupCreated, GroupRolesChanged {
    /** The stream it belongs to. */
    GroupId groupId();
}
