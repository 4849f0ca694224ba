package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** ECP shows the machine again that was missing. */
@Revision("1")
public record MachineFoundAgain(MachineId machineId, PoolId poolId) implements MachineEvent {}
