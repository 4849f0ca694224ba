package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator wants nothing to be begun at this ECP VeiL. */
public record PutControllerInService(@TargetAggregateIdentifier ControllerId controllerId)
        implements ControllerCommand {}
