package io.vdibroker.api.session.command;

import io.vdibroker.api.session.SessionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The sign-in ends it, as its person has as many as are allowed. */
public record EndOldestSession(@TargetAggregateIdentifier SessionId sessionId) implements SessionCommand {}
