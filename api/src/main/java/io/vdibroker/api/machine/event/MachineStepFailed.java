package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The attempt failed; without a time there is no other, and the operation ended or the step was passed over. */
@Revision("1")
public record MachineStepFailed(
        MachineId machineId,
        PoolId poolId,
        OperationId operationId,
        RunId runId,
        int position,
        Step step,
        int attempt,
        Failure failure,
        @Nullable Instant retryAt)
        implements MachineEvent {}
