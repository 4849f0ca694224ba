package io.vdibroker.query.client.desktop;

import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.store.Subscription;

/** What is under a pool, and whether it can be used. */
interface Platform {

    /** As the view shows it now. */
    ControllerState stateOf(PoolId poolId);

    /** When that is another one. */
    Subscription onChange(PoolId poolId, Runnable listener);
}
