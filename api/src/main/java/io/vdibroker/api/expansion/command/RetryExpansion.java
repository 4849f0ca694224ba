package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator has the cloning or tagging that failed tried again at once. */
public record RetryExpansion(@TargetAggregateIdentifier ExpansionId expansionId) implements ExpansionCommand {}
