package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Tagging did not end in its time; what ECP said last instead of an answer explains it. */
public record ExpireTagging(
        @TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt, @Nullable String said)
        implements ExpansionCommand {}
