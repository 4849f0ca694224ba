package io.vdibroker.api.person.command;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A security administrator makes a group. */
public record CreateGroup(@TargetAggregateIdentifier GroupId groupId, String name, Set<Role> roles)
        implements GroupCommand {}
