package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** ECP created the pool's tag. */
public record RecordTagCreated(
        @TargetAggregateIdentifier PoolId poolId, ExpansionId expansionId, RunId runId, int attempt, String tagId)
        implements PoolCommand {}
