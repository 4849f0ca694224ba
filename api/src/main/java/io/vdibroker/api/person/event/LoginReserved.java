package io.vdibroker.api.person.event;

import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.UserId;
import org.axonframework.serialization.Revision;

/** The login is this user's; recorded in the same unit of work as the account. */
@Revision("1")
public record LoginReserved(LoginKey loginKey, UserId userId) implements LoginEvent {}
