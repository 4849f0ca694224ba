package io.vdibroker.api.session.command;

import io.vdibroker.api.session.SessionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator ends the session at once. */
public record RevokeSession(@TargetAggregateIdentifier SessionId sessionId) implements SessionCommand {}
