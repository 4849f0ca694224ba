package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The attempt failed and ECP does not show the goal. */
public record FailStep(@TargetAggregateIdentifier MachineId machineId, RunId runId, int attempt, Failure failure)
        implements MachineCommand {}
