package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tagging did not end in its time. */
public record ExpireTagging(@TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt)
        implements ExpansionCommand {}
