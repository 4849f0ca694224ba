package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The step that was paused for the pool worked on this machine. */
@Revision("1")
public record StepResumed(PoolId poolId, Step step, MachineId machineId) implements PoolEvent {}
