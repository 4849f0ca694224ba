package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator ends an operation without its goal; what follows is what follows its failure. */
public record GiveUpMachineOperation(@TargetAggregateIdentifier MachineId machineId, OperationId operationId)
        implements MachineCommand {}
