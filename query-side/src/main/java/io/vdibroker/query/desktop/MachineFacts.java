package io.vdibroker.query.desktop;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a machine that a client may connect to. It is ready for those of its users whom it ever came up for.
 * What ECP has not told yet is absent; the start is given while
 * an operation brings the machine up for a user. One that is held was somebody's and goes on as it is.
 */
public record MachineFacts(
        MachineId machineId,
        PoolId poolId,
        @Nullable ControllerId controllerId,
        @Nullable String name,
        Set<UserId> users,
        Set<UserId> readyFor,
        boolean held,
        PowerState power,
        boolean agentHeard,
        @Nullable String address,
        @Nullable Integer consolePort,
        @Nullable String nodeId,
        @Nullable Integer nodeConsolePort,
        @Nullable Instant seenAt,
        @Nullable StartProgress start) {}
