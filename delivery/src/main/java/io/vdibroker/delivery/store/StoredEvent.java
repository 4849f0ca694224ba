package io.vdibroker.delivery.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the event store. The payload is absent if no class of ours can read it, and the type says which it was.
 *
 * @param seal of an event that is as it was stored; absent if it is not, or if nobody can tell
 */
public record StoredEvent(
        long index,
        String stream,
        long sequence,
        Instant at,
        String type,
        @Nullable Object payload,
        @Nullable String seal) {}
