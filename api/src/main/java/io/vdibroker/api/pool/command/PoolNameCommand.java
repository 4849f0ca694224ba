package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolNameKey;

/** What can be asked of a pool name. */
public sealed interface PoolNameCommand permits ReleasePoolName {
    /** The stream it belongs to. */
    PoolNameKey nameKey();
}
