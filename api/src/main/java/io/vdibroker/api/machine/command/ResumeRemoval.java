package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator lets a removal that needed attention go on. */
public record ResumeRemoval(@TargetAggregateIdentifier MachineId machineId) implements MachineCommand {}
