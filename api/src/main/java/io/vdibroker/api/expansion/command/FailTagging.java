package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An attempt to tag failed. */
public record FailTagging(@TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt, Failure failure)
        implements ExpansionCommand {}
