package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * An administrator takes a machine from its user. One that was never ready for them is free; what becomes of any other
 * the pool's
 * settings say, and that needs force. Answered with a {@link io.vdibroker.api.pool.ReleaseOutcome}.
 */
public record ReleaseDesktop(
        @TargetAggregateIdentifier PoolId poolId,
        MachineId machineId,
        UserId userId,
        OperationId operationId,
        boolean force)
        implements PoolCommand {}
