package io.vdibroker.api.operation.query;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.jspecify.annotations.Nullable;

/** Which operations are there? Sorted by startedAt or endedAt, with a minus the other way round. Pages count from 0. Answered by {@link OperationsView}. */
public record FindOperations(
        @Nullable OperationState state,
        @Nullable OperationType type,
        @Nullable PoolId poolId,
        @Nullable MachineId machineId,
        String sort,
        int page,
        int size) {}
