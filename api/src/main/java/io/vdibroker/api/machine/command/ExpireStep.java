package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The attempt did not end in its time, and ECP does not show the goal. If it said something instead of an answer, that is the last. */
public record ExpireStep(
        @TargetAggregateIdentifier MachineId machineId, RunId runId, int attempt, @Nullable String said)
        implements MachineCommand {}
