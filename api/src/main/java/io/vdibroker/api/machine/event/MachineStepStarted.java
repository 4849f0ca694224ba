package io.vdibroker.api.machine.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The step is to be taken; nothing was asked of ECP by this attempt. Cloned says whether the broker made the machine. */
@Revision("1")
public record MachineStepStarted(
        MachineId machineId,
        PoolId poolId,
        ControllerId controllerId,
        OperationId operationId,
        OperationKind kind,
        RunId runId,
        int position,
        Step step,
        int attempt,
        boolean cloned,
        @Nullable String hostname,
        @Nullable DomainJoin domainJoin,
        @Nullable String tagId)
        implements MachineEvent {}
