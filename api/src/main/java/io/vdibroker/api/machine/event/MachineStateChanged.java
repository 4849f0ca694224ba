package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** ECP shows the machine in this state; all fields are the new state. */
@Revision("1")
public record MachineStateChanged(
        MachineId machineId,
        PoolId poolId,
        PowerState power,
        boolean agentHeard,
        @Nullable String address,
        @Nullable Integer consolePort,
        @Nullable String nodeId,
        @Nullable Integer nodeConsolePort,
        Readiness readiness)
        implements MachineEvent {}
