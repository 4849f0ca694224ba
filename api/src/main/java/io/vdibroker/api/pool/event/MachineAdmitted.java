package io.vdibroker.api.pool.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import org.axonframework.serialization.Revision;

/** The machine is ready and free. */
@Revision("1")
public record MachineAdmitted(PoolId poolId, MachineId machineId, String name, Readiness readiness)
        implements PoolEvent {}
