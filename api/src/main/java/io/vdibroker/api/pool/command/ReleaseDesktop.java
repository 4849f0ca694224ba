package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator takes a machine back from its user; it is free again. */
public record ReleaseDesktop(@TargetAggregateIdentifier PoolId poolId, MachineId machineId, UserId userId)
        implements PoolCommand {}
