package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator says that the computer account of a machine that is gone does not exist any more. */
public record FreeHostName(@TargetAggregateIdentifier MachineId machineId) implements MachineCommand {}
