package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The machine is gone or given back, and its place is free. */
@Revision("1")
public record PlaceReturned(PoolId poolId, MachineId machineId) implements PoolEvent {}
