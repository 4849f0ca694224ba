package io.vdibroker.api.store.event;

import io.vdibroker.api.store.RestoreReason;
import io.vdibroker.api.store.StoreId;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What happened after the position is lost: it is not known which machines are somebody's, until an administrator says
 * so.
 *
 * @param position of the last event that is not lost
 * @param known a position that was reached before; absent if nothing remembers one
 * @param copiedAt when the backup was made; absent if that is not known
 * @param detail what else is known
 */
@Revision("1")
public record StoreRestored(
        StoreId storeId,
        UUID restoreId,
        RestoreReason reason,
        long position,
        @Nullable Long known,
        @Nullable Instant copiedAt,
        String detail)
        implements StoreEvent {}
