package io.vdibroker.command.controller;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;

/** Lets the creation of a pool and its use of a controller be one decision: both are recorded or none. */
public interface PoolAttachments {

    /**
     * Records that the pool uses the controller, within the unit of work of the command that is being handled. A repeat
     * changes nothing.
     *
     * @throws io.vdibroker.command.Rejection NOT_FOUND, if there is no such controller or it was removed
     */
    void attach(ControllerId controllerId, PoolId poolId);
}
