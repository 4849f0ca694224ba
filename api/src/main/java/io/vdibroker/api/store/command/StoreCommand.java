package io.vdibroker.api.store.command;

import io.vdibroker.api.store.StoreId;

/** What can be asked of the event store as a whole. */
public sealed interface StoreCommand permits RecordRestoration, ConfirmStore {
    /** The stream it belongs to. */
    StoreId storeId();
}
