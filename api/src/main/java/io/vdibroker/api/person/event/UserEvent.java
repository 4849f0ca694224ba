package io.vdibroker.api.person.event;

import io.vdibroker.api.person.UserId;

/** Everything that can have happened to a user. */
public sealed interface UserEvent
        permits UserRegistered,
                UserDetailsChanged,
                PasswordSet,
                GroupJoined,
                GroupLeft,
                UserRolesChanged,
                ClientPermissionsChanged,
                UserDeactivated,
                UserActivated,
                PoolMarkedFavourite,
                PoolUnmarkedFavourite {
    /** The stream it belongs to. */
    UserId userId();
}
