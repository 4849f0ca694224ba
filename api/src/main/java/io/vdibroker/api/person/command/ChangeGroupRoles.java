package io.vdibroker.api.person.command;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A security administrator sets which roles members get. */
public record ChangeGroupRoles(@TargetAggregateIdentifier GroupId groupId, Set<Role> roles) implements GroupCommand {}
