package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import org.axonframework.serialization.Revision;

/** The machine is no stranger any more: it is not in ECP, carries no tag of ours, or a pool has it. */
@Revision("1")
public record StrangerGone(ControllerId controllerId, MachineId machineId) implements ControllerEvent {}
