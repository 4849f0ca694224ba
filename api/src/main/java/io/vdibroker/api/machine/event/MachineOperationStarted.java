package io.vdibroker.api.machine.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The operation runs; its steps follow in this order. */
@Revision("1")
public record MachineOperationStarted(
        MachineId machineId,
        PoolId poolId,
        ControllerId controllerId,
        OperationId operationId,
        OperationKind kind,
        List<PlannedStep> plan,
        int use)
        implements MachineEvent {}
