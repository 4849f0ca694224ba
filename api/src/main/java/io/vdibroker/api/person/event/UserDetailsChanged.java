package io.vdibroker.api.person.event;

import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What is known of the person; all fields are the new state. */
@Revision("1")
public record UserDetailsChanged(
        UserId userId, @Nullable Sealed firstName, @Nullable Sealed lastName, @Nullable Sealed mail)
        implements UserEvent {}
