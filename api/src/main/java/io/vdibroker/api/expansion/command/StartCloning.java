package io.vdibroker.api.expansion.command;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The expansion saga has requested the machines: clone them. */
public record StartCloning(
        @TargetAggregateIdentifier ExpansionId expansionId,
        PoolId poolId,
        ControllerId controllerId,
        UUID templateId,
        UUID resourcePoolId,
        String namePattern,
        boolean thin,
        int firstIndex,
        List<MachineId> machineIds,
        String tagId)
        implements ExpansionCommand {}
