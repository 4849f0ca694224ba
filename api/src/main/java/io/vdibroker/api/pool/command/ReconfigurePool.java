package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PreparationSettings;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * An administrator changes how a pool serves and grows; all fields are the new state, but two that may stay as they are: a
 * cloning without an operating system keeps that of its template, which must be the one that the pool has, and a domain with an
 * empty credential reference keeps its account. Refused with CONFLICT if the settings are not of the expected version.
 * Answered as the creation is.
 */
public record ReconfigurePool(
        @TargetAggregateIdentifier PoolId poolId,
        ExpansionId expansionId,
        PoolSettings settings,
        @Nullable CloningSettings cloning,
        @Nullable PreparationSettings preparation,
        @Nullable Integer expectedVersion)
        implements PoolCommand {}
