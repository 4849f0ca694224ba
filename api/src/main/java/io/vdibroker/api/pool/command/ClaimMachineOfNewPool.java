package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pool set-up takes a machine that was named at creation. Never refused: what does not work is recorded on the pool. */
public record ClaimMachineOfNewPool(
        @TargetAggregateIdentifier MachineId machineId, PoolId poolId, OperationId operationId, String name)
        implements ClaimCommand {}
