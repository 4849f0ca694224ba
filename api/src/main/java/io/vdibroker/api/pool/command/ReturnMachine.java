package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * An administrator has a machine that is held, or was set aside, switched off, and so made free. Answered with the
 * operation that does it.
 */
public record ReturnMachine(@TargetAggregateIdentifier PoolId poolId, MachineId machineId, OperationId operationId)
        implements PoolCommand {}
