package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * ECP does not show the machine any more. Unless it may come back, its life ends by this operation; if it may, an administrator
 * decides.
 */
public record ReportMissing(
        @TargetAggregateIdentifier MachineId machineId, OperationId operationId, boolean mayComeBack)
        implements MachineCommand {}
