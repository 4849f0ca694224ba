package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** From the start of a restored store: the pool does not know what happened to its machines since. */
public record DoubtPool(@TargetAggregateIdentifier PoolId poolId, UUID restoreId) implements PoolCommand {}
