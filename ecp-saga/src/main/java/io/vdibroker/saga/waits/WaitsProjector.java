package io.vdibroker.saga.waits;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialAccepted;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
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
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.delivery.metadata.MessageContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * Keeps the wait list: pauses of growth and places in queues, and which of them wait for their controller. The times of steps
 * are in the worker's own list.
 */
@Component
@ProcessingGroup(WaitsProjector.GROUP)
class WaitsProjector {
    static final String GROUP = "list-waits-v2";

    private final Waits waits;
    private final Holds holds;

    WaitsProjector(Waits waits, Holds holds) {
        this.waits = waits;
        this.holds = holds;
    }

    @EventHandler
    void on(PoolCreated event) {
        holds.uses(event.poolId(), event.controllerId());
    }

    @EventHandler
    void on(PoolDeleted event) {
        holds.gone(event.poolId());
    }

    @EventHandler
    void on(ControllerBecameUnreachable event) {
        waits.hold(event.controllerId(), Holds.Cause.TROUBLE);
    }

    @EventHandler
    void on(ControllerCredentialRejected event) {
        waits.hold(event.controllerId(), Holds.Cause.TROUBLE);
    }

    @EventHandler
    void on(ControllerAnswersAgain event, @Timestamp Instant at) {
        waits.release(event.controllerId(), Holds.Cause.TROUBLE, at);
    }

    @EventHandler
    void on(ControllerCredentialAccepted event, @Timestamp Instant at) {
        waits.release(event.controllerId(), Holds.Cause.TROUBLE, at);
    }

    @EventHandler
    void on(ControllerPutInService event) {
        waits.hold(event.controllerId(), Holds.Cause.SERVICE);
    }

    @EventHandler
    void on(ControllerServiceEnded event, @Timestamp Instant at) {
        waits.release(event.controllerId(), Holds.Cause.SERVICE, at);
    }

    @EventHandler
    void on(ControllerRemoved event) {
        holds.gone(event.controllerId());
    }

    @EventHandler
    void on(GrowthPaused event, EventMessage<?> message) {
        waits.put(new Wait(
                Wait.growthOf(event.poolId()),
                event.poolId(),
                null,
                ExpansionId.causedBy(message.getIdentifier()),
                message.getTimestamp(),
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
        waits.put(new Wait(
                ticketId.toString(),
                poolId,
                ticketId,
                expansionId,
                message.getTimestamp(),
                expiresAt,
                carried(message)));
    }

    private static Map<String, String> carried(EventMessage<?> message) {
        var carried = new HashMap<>(MessageContext.causedBy(message).metadata());
        carried.put(Metadata.ACTOR, "system:waits");
        carried.remove(Metadata.ADDRESS_SEALED);
        carried.remove(Metadata.SESSION_ID);
        return Map.copyOf(carried);
    }
}
