package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * An administrator names the networks, as 10.0.0.0/8, from which machines of this controller have their addresses; none
 * means any.
 */
public record ChangeControllerNetworks(@TargetAggregateIdentifier ControllerId controllerId, List<String> networks)
        implements ControllerCommand {}
