package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator adds an existing machine to a static pool; refused if another pool has it. */
public record ClaimMachine(
        @TargetAggregateIdentifier MachineId machineId, PoolId poolId, OperationId operationId, String name)
        implements ClaimCommand {}
