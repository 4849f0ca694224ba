package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The worker saw the machine; only changes are recorded. */
public record ReportState(@TargetAggregateIdentifier MachineId machineId, Observation observed)
        implements MachineCommand {}
