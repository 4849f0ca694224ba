package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Cloning did not end in its time, and ECP shows none of the machines usable. If it said something instead of an answer, that is the last. */
public record ExpireCloning(
        @TargetAggregateIdentifier ExpansionId expansionId, RunId runId, int attempt, @Nullable String said)
        implements ExpansionCommand {}
