package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The machine had lost its pool's tag, or the pool had, and carries this one now. */
@Revision("1")
public record MachineTagged(MachineId machineId, PoolId poolId, String tagId) implements MachineEvent {}
