package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pool removal takes the next machines out, up to 100. */
public record WithdrawMachines(@TargetAggregateIdentifier PoolId poolId, int batch) implements PoolCommand {}
