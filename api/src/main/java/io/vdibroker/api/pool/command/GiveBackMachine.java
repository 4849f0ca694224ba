package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An administrator gives a machine that is held to whom it is held for; only if nobody is known, somebody is named. */
public record GiveBackMachine(@TargetAggregateIdentifier PoolId poolId, MachineId machineId, @Nullable UserId userId)
        implements PoolCommand {}
