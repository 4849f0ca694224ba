package io.vdibroker.api.person.event;

import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The person has an account, without password, roles and permissions. */
@Revision("1")
public record UserRegistered(
        UserId userId,
        LoginKey loginKey,
        Sealed login,
        @Nullable Sealed firstName,
        @Nullable Sealed lastName,
        @Nullable Sealed mail)
        implements UserEvent {}
