package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** ECP shows the goal of the step. */
public record CompleteStep(
        @TargetAggregateIdentifier MachineId machineId, RunId runId, int attempt, @Nullable Observation observed)
        implements MachineCommand {}
