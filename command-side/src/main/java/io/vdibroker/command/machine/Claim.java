package io.vdibroker.command.machine;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.pool.PoolId;
import java.util.List;

/**
 * What a pool wants of an existing machine: to have it, even if it was known as gone, and to have it prepared by this
 * operation. One that
 * others may have used is prepared by another plan, which ends their sessions.
 */
public record Claim(
        MachineId machineId,
        PoolId poolId,
        ControllerId controllerId,
        OperationId operationId,
        String name,
        String tagId,
        boolean evenIfGone,
        boolean hadPlace,
        List<PlannedStep> plan,
        List<PlannedStep> planIfUsed) {}
