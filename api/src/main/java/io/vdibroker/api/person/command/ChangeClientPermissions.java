package io.vdibroker.api.person.command;

import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A security administrator sets what the user's client may do. */
public record ChangeClientPermissions(@TargetAggregateIdentifier UserId userId, Set<ClientPermission> permissions)
        implements UserCommand {}
