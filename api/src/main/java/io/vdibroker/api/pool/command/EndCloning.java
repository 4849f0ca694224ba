package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The expansion saga tells what came of an expansion; the next one, if needed, gets the given id. */
public record EndCloning(
        @TargetAggregateIdentifier PoolId poolId,
        ExpansionId expansionId,
        ExpansionId nextExpansionId,
        List<MachineId> cloned,
        List<MachineId> failed,
        @Nullable Failure failure)
        implements PoolCommand {}
