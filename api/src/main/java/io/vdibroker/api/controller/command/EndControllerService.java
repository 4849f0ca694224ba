package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator lets the broker go on at this ECP VeiL. */
public record EndControllerService(@TargetAggregateIdentifier ControllerId controllerId) implements ControllerCommand {}
