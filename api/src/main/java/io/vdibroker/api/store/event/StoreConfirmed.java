package io.vdibroker.api.store.event;

import io.vdibroker.api.store.StoreId;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/** An administrator said that the history is what happened again, as far as it matters. */
@Revision("1")
public record StoreConfirmed(StoreId storeId, UUID restoreId) implements StoreEvent {}
