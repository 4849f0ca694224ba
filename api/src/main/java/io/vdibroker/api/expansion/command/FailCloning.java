package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An attempt to clone was refused and none of the machines exists. */
public record FailCloning(@TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt, Failure failure)
        implements ExpansionCommand {}
