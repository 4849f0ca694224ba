package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator has a clone that is held removed with what is on it. Answered as {@link DeleteVm} is. */
public record ReplaceMachine(@TargetAggregateIdentifier PoolId poolId, MachineId machineId, OperationId operationId)
        implements PoolCommand {}
