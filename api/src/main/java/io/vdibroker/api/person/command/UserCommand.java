package io.vdibroker.api.person.command;

import io.vdibroker.api.person.UserId;

/** What can be asked of a user. */
public sealed interface UserCommand
        permits RegisterUser,
                ChangeUserDetails,
                ChangePassword,
                JoinGroup,
                LeaveGroup,
                ChangeUserRoles,
                ChangeClientPermissions,
                DeactivateUser,
                ActivateUser,
                MarkPoolFavourite,
                UnmarkPoolFavourite {
    /** The stream it belongs to. */
    UserId userId();
}
