package io.vdibroker.command.pool;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;

/** Lets the creation of a pool and the reservation of its name be one decision: both are recorded or none. */
interface PoolNames {

    /** Reserves the name within the unit of work of the command that is being handled; refused with POOL_NAME_TAKEN. */
    void reserve(PoolNameKey nameKey, PoolId poolId);
}
