package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A saga, or a person by way of POWER, wants something done to the machine. REMOVE has no plan from outside; the use is
 * of REQUEST, AFTER_DISCONNECT and RETURN, else 0.
 */
public record StartOperation(
        @TargetAggregateIdentifier MachineId machineId,
        OperationId operationId,
        OperationKind kind,
        List<PlannedStep> plan,
        int use)
        implements MachineCommand {}
