package io.vdibroker.delivery.store;

import io.vdibroker.api.store.RestoreReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The store was found to be older than what happened.
 *
 * @param position of its last event then
 * @param known the last position that something else remembers; null if nothing does
 * @param copiedAt when the backup was made, if it is known
 * @param detail what else is known about it, for people; empty if nothing is
 */
public record Restoration(
        UUID id,
        RestoreReason reason,
        long position,
        @Nullable Long known,
        @Nullable Instant copiedAt,
        String detail) {}
