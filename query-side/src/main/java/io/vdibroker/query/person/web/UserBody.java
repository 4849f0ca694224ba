package io.vdibroker.query.person.web;

import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.query.MembershipView;
import io.vdibroker.api.person.query.UserView;
import io.vdibroker.query.web.OpenedData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account with what identifies the person opened; of one that was erased it is absent. */
record UserBody(
        UserId id,
        @Nullable String login,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String mail,
        boolean active,
        List<Role> roles,
        List<Role> effectiveRoles,
        List<ClientPermission> permissions,
        List<MembershipView> groups,
        Instant registeredAt) {

    static UserBody of(UserView user, OpenedData opened) {
        return new UserBody(
                user.userId(),
                opened.open(user.login()),
                opened.open(user.firstName()),
                opened.open(user.lastName()),
                opened.open(user.mail()),
                user.active(),
                user.roles(),
                user.effectiveRoles(),
                user.permissions(),
                user.groups(),
                user.registeredAt());
    }
}
