package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * An administrator takes a machine out of a static pool; it stays in ECP.
 * Answered with the operation by which the machine leaves or has left, or with none if the pool does not know it.
 */
public record RemoveMachine(
        @TargetAggregateIdentifier PoolId poolId, MachineId machineId, OperationId operationId, boolean force)
        implements PoolCommand {}
