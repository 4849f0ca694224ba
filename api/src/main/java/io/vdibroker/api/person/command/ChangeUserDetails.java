package io.vdibroker.api.person.command;

import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A security administrator changes what is known of a person. */
public record ChangeUserDetails(
        @TargetAggregateIdentifier UserId userId,
        @Nullable Sealed firstName,
        @Nullable Sealed lastName,
        @Nullable Sealed mail)
        implements UserCommand {}
