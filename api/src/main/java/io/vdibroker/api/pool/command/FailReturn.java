package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The machine that was to be switched off after its last user could not be, or nobody tries any more. */
public record FailReturn(
        @TargetAggregateIdentifier PoolId poolId,
        MachineId machineId,
        OperationId operationId,
        ExpansionId expansionId,
        Failure failure)
        implements PoolCommand {}
