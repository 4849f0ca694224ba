package io.vdibroker.query.person;

import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a person who can sign in. Own roles are without those of the groups. */
public record Account(
        UserId userId,
        LoginKey loginKey,
        Sealed login,
        @Nullable Sealed firstName,
        @Nullable Sealed lastName,
        @Nullable Sealed mail,
        @Nullable String credentialRef,
        boolean active,
        Set<Role> ownRoles,
        Set<ClientPermission> permissions,
        Set<GroupId> groups,
        Instant registeredAt) {}
