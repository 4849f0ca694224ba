package io.vdibroker.api.person.event;

import io.vdibroker.api.person.UserId;
import org.axonframework.serialization.Revision;

/** The person can sign in again. */
@Revision("1")
public record UserActivated(UserId userId) implements UserEvent {}
