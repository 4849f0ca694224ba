package io.vdibroker.api.machine.query;

import io.vdibroker.api.machine.MachineStatus;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import org.jspecify.annotations.Nullable;

/** Which machines has the pool? Name narrows by a part of it. Sorted by name, status, power or since, with a minus the other way round. Pages count from 0. Answered by {@link MachinesView}. */
public record FindMachines(
        PoolId poolId,
        @Nullable String name,
        @Nullable MachineStatus status,
        @Nullable PowerState power,
        @Nullable UserId userId,
        String sort,
        int page,
        int size) {}
