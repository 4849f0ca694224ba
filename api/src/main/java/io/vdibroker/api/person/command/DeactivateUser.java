package io.vdibroker.api.person.command;

import io.vdibroker.api.person.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A security administrator locks the account; entitlements and machines stay. */
public record DeactivateUser(@TargetAggregateIdentifier UserId userId) implements UserCommand {}
