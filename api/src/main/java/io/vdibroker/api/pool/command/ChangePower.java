package io.vdibroker.api.pool.command;

import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PowerAction;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A user does something with the power of their machine in this pool. */
public record ChangePower(
        @TargetAggregateIdentifier PoolId poolId,
        UserId userId,
        OperationId operationId,
        PowerAction action,
        boolean force)
        implements PoolCommand {}
