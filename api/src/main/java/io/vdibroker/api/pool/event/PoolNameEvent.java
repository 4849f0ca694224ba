package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolNameKey;

/** Everything that can have happened to a pool name. */
public sealed interface PoolNameEvent permits PoolNameReserved, PoolNameReleased {
    /** The stream it belongs to. */
    PoolNameKey nameKey();
}
