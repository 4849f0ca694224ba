package io.vdibroker.command.machine;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;

/** Lets a pool be created only of machines that it can have as far as is known; they are claimed later. */
public interface ClaimableMachines {

    /**
     * Changes nothing.
     *
     * @throws io.vdibroker.command.Rejection as {@link MachineClaims#claim} would
     */
    void refuseUnlessClaimable(MachineId machineId, PoolId poolId);
}
