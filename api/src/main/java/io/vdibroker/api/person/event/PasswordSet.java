package io.vdibroker.api.person.event;

import io.vdibroker.api.person.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The hash lies in secrets under the reference; the replaced one may be deleted. */
@Revision("1")
public record PasswordSet(UserId userId, String credentialRef, @Nullable String replacedRef) implements UserEvent {}
