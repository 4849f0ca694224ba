package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import org.axonframework.serialization.Revision;

/** A free machine can serve sooner or later than before. */
@Revision("1")
public record FreeMachineReadinessChanged(PoolId poolId, MachineId machineId, Readiness readiness)
        implements PoolEvent {}
