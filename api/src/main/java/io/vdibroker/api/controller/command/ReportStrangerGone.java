package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The watch does not see this stranger any more. A repeat changes nothing. */
public record ReportStrangerGone(@TargetAggregateIdentifier ControllerId controllerId, MachineId machineId)
        implements ControllerCommand {}
