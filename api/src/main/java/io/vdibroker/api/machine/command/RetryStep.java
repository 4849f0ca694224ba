package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The wait list asks for the given attempt, whose pause is over. */
public record RetryStep(@TargetAggregateIdentifier MachineId machineId, RunId runId, int attempt)
        implements MachineCommand {}
