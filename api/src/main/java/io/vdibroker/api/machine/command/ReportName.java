package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The watch tells what ECP calls the machine now. */
public record ReportName(@TargetAggregateIdentifier MachineId machineId, String name) implements MachineCommand {}
