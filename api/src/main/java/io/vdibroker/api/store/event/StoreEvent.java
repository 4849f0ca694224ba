package io.vdibroker.api.store.event;

import io.vdibroker.api.store.StoreId;

/** Everything that can have happened to the event store as a whole. */
public sealed interface StoreEvent permits StoreRestored, StoreConfirmed {
    /** The stream it belongs to. */
    StoreId storeId();
}
