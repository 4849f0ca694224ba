package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The attempt did not end in its time, and ECP does not show the goal. */
public record ExpireStep(@TargetAggregateIdentifier MachineId machineId, RunId runId, int attempt)
        implements MachineCommand {}
