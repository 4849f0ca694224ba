package io.vdibroker.api.person.command;

import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A security administrator sets the user's own roles. */
public record ChangeUserRoles(@TargetAggregateIdentifier UserId userId, Set<Role> roles) implements UserCommand {}
