package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** Nothing has the host name of the machine any more, and others may take it. */
@Revision("1")
public record MachineHostNameGivenBack(MachineId machineId, PoolId poolId, String directory, String hostname)
        implements MachineEvent {}
