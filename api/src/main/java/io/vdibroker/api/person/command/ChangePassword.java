package io.vdibroker.api.person.command;

import io.vdibroker.api.person.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The person, or a security administrator, set a password; its hash lies in secrets under a new reference. Answered with the reference of the hash that holds. */
public record ChangePassword(@TargetAggregateIdentifier UserId userId, String credentialRef) implements UserCommand {}
