package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** A machine of an earlier history has a host name that another machine of the directory has as well. */
@Revision("1")
public record MachineHostNameShared(MachineId machineId, PoolId poolId, String directory, String hostname)
        implements MachineEvent {}
