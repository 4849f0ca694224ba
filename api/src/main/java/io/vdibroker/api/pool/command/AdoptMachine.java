package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * An administrator adds an existing machine to a pool of any kind, even one that the broker knew as gone; refused if another pool
 * has it, or the pool has its total. The broker does not delete it: it leaves the pool and stays in ECP.
 */
public record AdoptMachine(
        @TargetAggregateIdentifier MachineId machineId, PoolId poolId, OperationId operationId, String name)
        implements ClaimCommand {}
