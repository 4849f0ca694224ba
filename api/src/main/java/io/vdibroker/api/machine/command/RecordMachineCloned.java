package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.PlannedStep;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The expansion saga tells that the machine exists and carries the tag, and how it is to be prepared. */
public record RecordMachineCloned(
        @TargetAggregateIdentifier MachineId machineId,
        OperationId operationId,
        String name,
        List<PlannedStep> plan,
        boolean keepIfFailed)
        implements MachineCommand {}
