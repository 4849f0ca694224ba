package io.vdibroker.delivery.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of the event store. The payload is absent if no class of ours can read it, and the type says which it was. */
public record StoredEvent(
        long index, String stream, long sequence, Instant at, String type, @Nullable Object payload) {}
