package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The watch asked ECP for the machine alone, and ECP does not have it. Whether it is missing is said later. */
public record ReportUnseen(@TargetAggregateIdentifier MachineId machineId) implements MachineCommand {}
