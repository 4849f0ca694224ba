package io.vdibroker.api.pool.command;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** From an administrator: what the history of before the restore says of this machine is so. */
public record ConfirmMachine(@TargetAggregateIdentifier PoolId poolId, MachineId machineId) implements PoolCommand {}
