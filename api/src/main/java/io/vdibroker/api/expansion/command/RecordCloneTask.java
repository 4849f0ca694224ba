package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** ECP accepted the clone task, or shows the machines without a task that could be found. */
public record RecordCloneTask(
        @TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt, @Nullable String taskId)
        implements ExpansionCommand {}
