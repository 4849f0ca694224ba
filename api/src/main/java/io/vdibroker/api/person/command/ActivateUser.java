package io.vdibroker.api.person.command;

import io.vdibroker.api.person.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A security administrator unlocks the account. */
public record ActivateUser(@TargetAggregateIdentifier UserId userId) implements UserCommand {}
