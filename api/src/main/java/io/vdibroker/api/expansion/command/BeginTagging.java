package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.StepAnswer;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The worker is about to tag the clones; answered by {@link StepAnswer}. */
public record BeginTagging(@TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt)
        implements ExpansionCommand {}
