package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The machine that was to be switched off after its last user is off. */
public record CompleteReturn(@TargetAggregateIdentifier PoolId poolId, MachineId machineId, OperationId operationId)
        implements PoolCommand {}
