package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.StepAnswer;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The worker is about to ask ECP; answered by {@link StepAnswer}. */
public record BeginStep(@TargetAggregateIdentifier MachineId machineId, RunId runId, int attempt)
        implements MachineCommand {}
