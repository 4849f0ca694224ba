package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The pool has no place for the machine, which is to be removed. */
@Revision("1")
public record MachineTurnedAway(PoolId poolId, MachineId machineId) implements PoolEvent {}
