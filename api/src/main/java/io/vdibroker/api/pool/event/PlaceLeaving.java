package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The machine could not be prepared. Its place counts in the total until it is gone, but not as growing; if kept, it stays until an administrator removes it. */
@Revision("1")
public record PlaceLeaving(PoolId poolId, MachineId machineId, Failure failure, boolean kept) implements PoolEvent {}
