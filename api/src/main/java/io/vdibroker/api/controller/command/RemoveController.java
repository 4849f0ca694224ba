package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator disconnects an ECP VeiL that no pool uses. */
public record RemoveController(@TargetAggregateIdentifier ControllerId controllerId) implements ControllerCommand {}
