package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.RunId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** ECP accepted the step as a task. */
public record RecordTaskAccepted(
        @TargetAggregateIdentifier MachineId machineId, RunId runId, int attempt, String taskId)
        implements MachineCommand {}
