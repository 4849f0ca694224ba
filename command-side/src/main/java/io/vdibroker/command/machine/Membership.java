package io.vdibroker.command.machine;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import org.jspecify.annotations.Nullable;

/**
 * Whose machine it is, or was last.
 *
 * @param name what ECP calls it; absent until it exists
 * @param hostname what its guest and its computer account are called: as it was called when it came, or as was chosen
 * @param cloned whether the broker made it, or will have made it
 */
record Membership(
        MachineId machineId,
        PoolId poolId,
        ControllerId controllerId,
        String tagId,
        @Nullable String name,
        @Nullable String hostname,
        boolean cloned,
        boolean keepIfFailed) {

    boolean exists() {
        return name != null;
    }

    Membership taggedWith(String otherTagId) {
        return new Membership(machineId, poolId, controllerId, otherTagId, name, hostname, cloned, keepIfFailed);
    }

    Membership named(String name, boolean keepIfFailed) {
        return new Membership(machineId, poolId, controllerId, tagId, name, name, cloned, keepIfFailed);
    }

    Membership calledInItsGuest(String otherHostname) {
        return new Membership(machineId, poolId, controllerId, tagId, name, otherHostname, cloned, keepIfFailed);
    }

    Membership renamed(String otherName) {
        return new Membership(machineId, poolId, controllerId, tagId, otherName, hostname, cloned, keepIfFailed);
    }
}
