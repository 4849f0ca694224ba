package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The worker sees nothing in ECP of a request to clone that was not answered and that nobody wants any more. */
public record RecordCloningUnheard(@TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt)
        implements ExpansionCommand {}
