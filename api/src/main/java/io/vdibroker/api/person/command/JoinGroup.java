package io.vdibroker.api.person.command;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A security administrator puts the user into a group. */
public record JoinGroup(@TargetAggregateIdentifier UserId userId, GroupId groupId) implements UserCommand {}
