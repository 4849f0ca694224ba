package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator has the failed step of an operation tried again at once; of a removal that needs attention with all its attempts. */
public record RetryMachineOperation(@TargetAggregateIdentifier MachineId machineId, OperationId operationId)
        implements MachineCommand {}
