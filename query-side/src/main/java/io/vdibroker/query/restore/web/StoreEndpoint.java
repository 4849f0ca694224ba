package io.vdibroker.query.restore.web;

import io.vdibroker.api.store.RestoreReason;
import io.vdibroker.delivery.store.EventLog;
import io.vdibroker.delivery.store.Restoration;
import io.vdibroker.delivery.store.Restorations;
import io.vdibroker.web.AdminRest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows how far the history goes, and what of it an administrator has to confirm after a restore. */
@AdminRest
class StoreEndpoint {

    /** What is not confirmed yet; nothing is, in a store that was not restored. */
    record StoreView(String id, long position, List<RestorationView> unconfirmed) {}

    record RestorationView(
            UUID id,
            RestoreReason reason,
            long position,
            @Nullable Long known,
            @Nullable Instant copiedAt,
            String detail) {

        static RestorationView of(Restoration found) {
            return new RestorationView(
                    found.id(), found.reason(), found.position(), found.known(), found.copiedAt(), found.detail());
        }
    }

    private final EventLog log;
    private final Restorations restorations;

    StoreEndpoint(EventLog log, Restorations restorations) {
        this.log = log;
        this.restorations = restorations;
    }

    @GetMapping("/api/v1/store")
    StoreView show() {
        return new StoreView(
                log.identity(),
                log.head(),
                restorations.unconfirmed().stream().map(RestorationView::of).toList());
    }
}
