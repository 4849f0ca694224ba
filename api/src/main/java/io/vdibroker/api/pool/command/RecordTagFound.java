package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The worker saw a tag of the pool's name; it is ours if it was begun before. */
public record RecordTagFound(
        @TargetAggregateIdentifier PoolId poolId, ExpansionId expansionId, RunId runId, int attempt, String tagId)
        implements PoolCommand {}
