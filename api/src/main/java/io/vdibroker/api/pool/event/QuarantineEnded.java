package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** A machine that had been set aside is free again: the step that it failed at works, or an administrator said so. */
@Revision("1")
public record QuarantineEnded(PoolId poolId, MachineId machineId) implements PoolEvent {}
