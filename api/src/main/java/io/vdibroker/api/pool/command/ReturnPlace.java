package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A machine is gone or given back: its place is free again. */
public record ReturnPlace(@TargetAggregateIdentifier PoolId poolId, MachineId machineId, ExpansionId expansionId)
        implements PoolCommand {}
