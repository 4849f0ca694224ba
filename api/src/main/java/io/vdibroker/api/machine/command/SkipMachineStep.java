package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator lets an operation go on without the step at which it is; the position says which one is meant, so that a repeat skips no other. */
public record SkipMachineStep(@TargetAggregateIdentifier MachineId machineId, OperationId operationId, int position)
        implements MachineCommand {}
