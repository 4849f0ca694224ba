package io.vdibroker.api.store.command;

import io.vdibroker.api.store.RestoreReason;
import io.vdibroker.api.store.StoreId;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** From the start: the store was found to be older than what happened. */
public record RecordRestoration(
        @TargetAggregateIdentifier StoreId storeId,
        UUID restoreId,
        RestoreReason reason,
        long position,
        @Nullable Long known,
        @Nullable Instant copiedAt,
        String detail)
        implements StoreCommand {}
