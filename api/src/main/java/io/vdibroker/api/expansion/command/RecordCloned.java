package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The worker saw what came of each machine. */
public record RecordCloned(
        @TargetAggregateIdentifier ExpansionId expansionId,
        RunId runId,
        int attempt,
        List<CloneReady> ready,
        List<CloneFailed> failed)
        implements ExpansionCommand {}
