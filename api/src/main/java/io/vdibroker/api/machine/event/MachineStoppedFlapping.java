package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The machine has not changed for a while: what is recorded of its state is what ECP shows. */
@Revision("1")
public record MachineStoppedFlapping(MachineId machineId, PoolId poolId) implements MachineEvent {}
