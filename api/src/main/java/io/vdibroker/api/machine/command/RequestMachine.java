package io.vdibroker.api.machine.command;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The expansion saga wants this machine, before ECP is asked. */
public record RequestMachine(
        @TargetAggregateIdentifier MachineId machineId,
        PoolId poolId,
        ControllerId controllerId,
        ExpansionId expansionId,
        String tagId)
        implements MachineCommand {}
