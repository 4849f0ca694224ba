package io.vdibroker.api.person.command;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A security administrator takes the user out of a group. */
public record LeaveGroup(@TargetAggregateIdentifier UserId userId, GroupId groupId) implements UserCommand {}
