package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator says that a missing machine will not come back: its life ends by this operation. */
public record ForgetMachine(@TargetAggregateIdentifier MachineId machineId, OperationId operationId)
        implements MachineCommand {}
