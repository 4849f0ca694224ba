package io.vdibroker.command.person;

import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.event.ClientPermissionsChanged;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.secrets.PersonalData;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an account was registered with, but for login and password. */
record Registration(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String mail,
        Set<Role> roles,
        Set<ClientPermission> permissions,
        Set<GroupId> groups) {

    static Registration of(FirstCommand recorded, PersonalData personalData) {
        var registered = recorded.of(UserRegistered.class).get(0);
        return new Registration(
                open(registered.firstName(), personalData),
                open(registered.lastName(), personalData),
                open(registered.mail(), personalData),
                recorded.of(UserRolesChanged.class).stream()
                        .findFirst()
                        .map(UserRolesChanged::roles)
                        .orElse(Set.of()),
                recorded.of(ClientPermissionsChanged.class).stream()
                        .findFirst()
                        .map(ClientPermissionsChanged::permissions)
                        .orElse(Set.of()),
                recorded.of(GroupJoined.class).stream()
                        .map(GroupJoined::groupId)
                        .collect(Collectors.toSet()));
    }

    static Registration of(Accounts.Account asked, PersonalData personalData) {
        return new Registration(
                open(asked.firstName(), personalData),
                open(asked.lastName(), personalData),
                open(asked.mail(), personalData),
                asked.roles(),
                asked.permissions(),
                asked.groups());
    }

    private static @Nullable String open(@Nullable Sealed sealed, PersonalData personalData) {
        return sealed == null ? null : personalData.open(sealed).orElse(null);
    }

    /** Says that there is something, and nothing of it. */
    @Override
    public String toString() {
        return "Registration";
    }
}
