package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** How ready a machine is has changed; dropped unless it is free. */
public record NoteReadiness(@TargetAggregateIdentifier PoolId poolId, MachineId machineId, Readiness readiness)
        implements PoolCommand {}
