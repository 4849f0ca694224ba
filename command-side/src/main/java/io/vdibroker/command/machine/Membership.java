package io.vdibroker.command.machine;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.jspecify.annotations.Nullable;

/**
 * Whose machine it is, or was last.
 *
 * @param name absent until it exists
 * @param cloned whether the broker made it, or will have made it
 */
record Membership(
        MachineId machineId,
        PoolId poolId,
        ControllerId controllerId,
        String tagId,
        @Nullable String name,
        boolean cloned,
        boolean keepIfFailed) {

    boolean exists() {
        return name != null;
    }

    Membership taggedWith(String otherTagId) {
        return new Membership(machineId, poolId, controllerId, otherTagId, name, cloned, keepIfFailed);
    }

    Membership named(String name, boolean keepIfFailed) {
        return new Membership(machineId, poolId, controllerId, tagId, name, cloned, keepIfFailed);
    }
}
