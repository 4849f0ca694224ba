package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pool removal tells that a pool does not use the controller any more. */
public record DetachPool(@TargetAggregateIdentifier ControllerId controllerId, PoolId poolId)
        implements ControllerCommand {}
