package io.vdibroker.api.person.event;

import io.vdibroker.api.person.GroupNameKey;

/** Everything that can have happened to a group name. */
public sealed interface GroupNameEvent permits GroupNameReserved {
    /** The stream it belongs to. */
    GroupNameKey nameKey();
}
