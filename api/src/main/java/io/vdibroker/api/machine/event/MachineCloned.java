package io.vdibroker.api.machine.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The machine exists, carries the tag, and is to be prepared by this operation. */
@Revision("1")
public record MachineCloned(
        MachineId machineId,
        PoolId poolId,
        ControllerId controllerId,
        OperationId operationId,
        String name,
        List<PlannedStep> plan,
        boolean keepIfFailed)
        implements MachineEvent {}
