package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pool removal gives the name free. */
public record ReleasePoolName(@TargetAggregateIdentifier PoolNameKey nameKey, PoolId poolId)
        implements PoolNameCommand {}
