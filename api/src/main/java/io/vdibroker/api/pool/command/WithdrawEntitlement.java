package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator takes an entitlement back; machines stay with whom they are assigned to, who cannot get them any more. */
public record WithdrawEntitlement(@TargetAggregateIdentifier PoolId poolId, Entitled entitled) implements PoolCommand {}
