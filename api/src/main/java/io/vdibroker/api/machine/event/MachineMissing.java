package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** ECP does not show the machine, and it was not the broker who took it away. */
@Revision("1")
public record MachineMissing(MachineId machineId, PoolId poolId) implements MachineEvent {}
