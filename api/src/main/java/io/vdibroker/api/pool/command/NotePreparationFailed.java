package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The preparation saga tells that a machine could not be made ready and leaves, or stays as FAILED if it is kept. */
public record NotePreparationFailed(
        @TargetAggregateIdentifier PoolId poolId,
        MachineId machineId,
        ExpansionId expansionId,
        Failure failure,
        boolean kept)
        implements PoolCommand {}
