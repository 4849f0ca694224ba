package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * ECP does not show the machine any more. If so few are missing that somebody must have deleted them, its life ends by this
 * operation; if many are, it may be ECP that has forgotten them, and an administrator decides.
 */
public record ReportMissing(@TargetAggregateIdentifier MachineId machineId, OperationId operationId, boolean oneOfMany)
        implements MachineCommand {}
