package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * From an administrator: what the history of before the restore says of all machines of the pool is so. Answers how
 * many these were.
 */
public record ConfirmMachines(@TargetAggregateIdentifier PoolId poolId) implements PoolCommand {}
