package io.vdibroker.saga.waits;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.delivery.metadata.MessageContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Keeps the wait list: pauses of growth and places in queues. The times of steps are in the worker's own list. */
@Component
@ProcessingGroup(WaitsProjector.GROUP)
class WaitsProjector {
    static final String GROUP = "list-waits-v1";

    private final Waits waits;

    WaitsProjector(Waits waits) {
        this.waits = waits;
    }

    @EventHandler
    void on(GrowthPaused event, EventMessage<?> message) {
        waits.put(new Wait(
                Wait.growthOf(event.poolId()),
                event.poolId(),
                null,
                ExpansionId.causedBy(message.getIdentifier()),
                event.until(),
                carried(message)));
    }

    @EventHandler
    void on(GrowthResumed event) {
        waits.remove(Wait.growthOf(event.poolId()));
    }

    @EventHandler
    void on(PoolDeletionStarted event) {
        waits.remove(Wait.growthOf(event.poolId()));
    }

    @EventHandler
    void on(DesktopRequestQueued event, EventMessage<?> message) {
        queued(event.poolId(), event.ticketId(), event.expiresAt(), message);
    }

    @EventHandler
    void on(DesktopRequestAskedAgain event, EventMessage<?> message) {
        queued(event.poolId(), event.ticketId(), event.expiresAt(), message);
    }

    @EventHandler
    void on(DesktopAssigned event) {
        waits.remove(event.ticketId().toString());
    }

    @EventHandler
    void on(DesktopRequestAccepted event) {
        waits.remove(event.ticketId().toString());
    }

    @EventHandler
    void on(DesktopReady event) {
        waits.remove(event.ticketId().toString());
    }

    @EventHandler
    void on(DesktopRequestFailed event) {
        waits.remove(event.ticketId().toString());
    }

    @EventHandler
    void on(DesktopRequestExpired event) {
        waits.remove(event.ticketId().toString());
    }

    private void queued(PoolId poolId, TicketId ticketId, Instant expiresAt, EventMessage<?> message) {
        var expansionId = ExpansionId.causedBy(message.getIdentifier());
        waits.put(new Wait(ticketId.toString(), poolId, ticketId, expansionId, expiresAt, carried(message)));
    }

    private static Map<String, String> carried(EventMessage<?> message) {
        var carried = new HashMap<>(MessageContext.causedBy(message).metadata());
        carried.put(Metadata.ACTOR, "system:waits");
        carried.remove(Metadata.ADDRESS_SEALED);
        carried.remove(Metadata.SESSION_ID);
        return Map.copyOf(carried);
    }
}
