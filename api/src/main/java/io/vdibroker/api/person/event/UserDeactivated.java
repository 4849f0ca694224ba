package io.vdibroker.api.person.event;

import io.vdibroker.api.person.UserId;
import org.axonframework.serialization.Revision;

/** The person cannot sign in, and running sessions end. */
@Revision("1")
public record UserDeactivated(UserId userId) implements UserEvent {}
