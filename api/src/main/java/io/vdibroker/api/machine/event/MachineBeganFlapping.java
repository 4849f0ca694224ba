package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The machine's power or guest agent comes and goes: until that is over not every change is recorded. */
@Revision("1")
public record MachineBeganFlapping(MachineId machineId, PoolId poolId) implements MachineEvent {}
