package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** ECP takes the step by this task. */
@Revision("1")
public record MachineTaskAccepted(
        MachineId machineId,
        PoolId poolId,
        OperationId operationId,
        RunId runId,
        int position,
        Step step,
        int attempt,
        String taskId,
        Instant dueAt)
        implements MachineEvent {}
