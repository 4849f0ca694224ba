package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import org.axonframework.serialization.Revision;

/** An administrator knows of the stranger: nobody is warned of it any more, as long as it is there. */
@Revision("1")
public record StrangerForgotten(ControllerId controllerId, MachineId machineId) implements ControllerEvent {}
