package io.vdibroker.api.person.command;

import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A security administrator, or the first start, creates a local account; the password hash lies in secrets. Answered with the reference of the hash that holds. */
public record RegisterUser(
        @TargetAggregateIdentifier UserId userId,
        LoginKey loginKey,
        Sealed login,
        @Nullable Sealed firstName,
        @Nullable Sealed lastName,
        @Nullable Sealed mail,
        String credentialRef,
        Set<Role> roles,
        Set<ClientPermission> permissions,
        Set<GroupId> groups)
        implements UserCommand {}
