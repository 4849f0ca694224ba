package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The watch tells that the machine's power or agent comes and goes, or does so no more. */
public record ReportFlapping(@TargetAggregateIdentifier MachineId machineId, boolean flapping)
        implements MachineCommand {}
