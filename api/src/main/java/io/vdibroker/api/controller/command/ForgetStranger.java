package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator says that a stranger may be there. Refused with NOT_FOUND if there is no such stranger. */
public record ForgetStranger(@TargetAggregateIdentifier ControllerId controllerId, MachineId machineId)
        implements ControllerCommand {}
