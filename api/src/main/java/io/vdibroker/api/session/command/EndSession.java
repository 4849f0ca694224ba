package io.vdibroker.api.session.command;

import io.vdibroker.api.session.SessionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The person signed out. */
public record EndSession(@TargetAggregateIdentifier SessionId sessionId) implements SessionCommand {}
