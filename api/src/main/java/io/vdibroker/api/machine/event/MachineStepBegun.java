package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** From now on the step may have taken effect because of us. */
@Revision("1")
public record MachineStepBegun(
        MachineId machineId,
        PoolId poolId,
        OperationId operationId,
        RunId runId,
        int position,
        Step step,
        int attempt,
        Instant dueAt)
        implements MachineEvent {}
