package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Cloning did not end in its time, and ECP shows none of the machines usable. */
public record ExpireCloning(@TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt)
        implements ExpansionCommand {}
