package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** A static pool has a place for this machine, which is being prepared. */
@Revision("1")
public record MachinePlaceTaken(PoolId poolId, MachineId machineId, String name) implements PoolEvent {}
