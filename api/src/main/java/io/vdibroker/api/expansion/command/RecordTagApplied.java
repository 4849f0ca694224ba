package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** ECP shows the tag on all clones that exist. */
public record RecordTagApplied(@TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt)
        implements ExpansionCommand {}
