package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.StrangerSign;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The watch tells of a machine that looks like one of ours and that no pool has. A repeat changes nothing. */
public record ReportStranger(
        @TargetAggregateIdentifier ControllerId controllerId,
        MachineId machineId,
        String name,
        StrangerSign sign,
        PoolId poolId)
        implements ControllerCommand {}
