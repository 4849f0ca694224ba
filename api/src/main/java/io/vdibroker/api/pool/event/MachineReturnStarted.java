package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The machine is nobody's and is switched off by this operation, so that no session outlives its user, who was the one
 * named.
 */
@Revision("1")
public record MachineReturnStarted(
        PoolId poolId,
        MachineId machineId,
        @Nullable UserId userId,
        OperationId operationId,
        List<PlannedStep> plan,
        int use)
        implements PoolEvent {}
