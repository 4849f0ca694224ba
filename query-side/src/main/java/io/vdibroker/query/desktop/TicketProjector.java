package io.vdibroker.query.desktop;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps tickets and assignments. Every update is absolute, so a redelivered event changes nothing. */
@Component
@ProcessingGroup(DesktopCollections.GROUP)
class TicketProjector {

    private final DesktopCollections views;
    private final ViewWrites writes;
    private final DesktopUpdates updates;

    TicketProjector(DesktopCollections views, ViewWrites writes, DesktopUpdates updates) {
        this.views = views;
        this.writes = writes;
        this.updates = updates;
    }

    @EventHandler
    void on(DesktopRequestQueued event) {
        ticket(
                event.poolId(),
                event.ticketId(),
                event.userId(),
                TicketState.QUEUED,
                set("expiresAt", event.expiresAt()),
                unset("machine"));
    }

    @EventHandler
    void on(DesktopRequestAskedAgain event) {
        writes.update(views.tickets, event.ticketId().value().toString(), set("expiresAt", event.expiresAt()));
    }

    @EventHandler
    void on(DesktopAssigned event) {
        theirs(event.poolId(), event.machineId(), event.userId(), unset("ready"));
    }

    @EventHandler
    void on(DesktopGivenBack event) {
        var ready = set("ready." + event.userId().value(), true);
        theirs(event.poolId(), event.machineId(), event.userId(), ready);
    }

    private void theirs(PoolId poolId, MachineId machineId, UserId userId, Bson ready) {
        var machine = machineId.value().toString();
        var user = userId.value().toString();
        writes.upsert(
                views.machines, machine, set("users." + user, true), unset("held"), ready, set("pool", bare(poolId)));
        writes.upsert(views.users, user, set("machines." + bare(poolId), machine));
        tell(machineId);
    }

    @EventHandler
    void on(DesktopRequestAccepted event) {
        ticket(
                event.poolId(),
                event.ticketId(),
                event.userId(),
                TicketState.PREPARING,
                set("machine", event.machineId().value().toString()),
                unset("expiresAt"));
    }

    @EventHandler
    void on(DesktopReady event, @Timestamp Instant at) {
        writes.update(
                views.machines,
                event.machineId().value().toString(),
                set("ready." + event.userId().value(), true));
        ticket(
                event.poolId(),
                event.ticketId(),
                event.userId(),
                TicketState.READY,
                set("machine", event.machineId().value().toString()),
                set("endedAt", at));
    }

    @EventHandler
    void on(DesktopRequestFailed event, @Timestamp Instant at) {
        ticket(
                event.poolId(),
                event.ticketId(),
                event.userId(),
                TicketState.FAILED,
                put("code", event.failure().code()),
                put("text", event.failure().text()),
                set("endedAt", at));
    }

    @EventHandler
    void on(DesktopRequestExpired event, @Timestamp Instant at) {
        ticket(event.poolId(), event.ticketId(), event.userId(), TicketState.EXPIRED, set("endedAt", at));
    }

    @EventHandler
    void on(DesktopReleased event) {
        writes.update(
                views.machines,
                event.machineId().value().toString(),
                unset("users." + event.userId().value()),
                unset("ready"));
        tell(event.machineId());
    }

    @EventHandler
    void on(MachineHeld event) {
        writes.update(
                views.machines,
                event.machineId().value().toString(),
                unset("users"),
                unset("ready"),
                set("held", true));
        tell(event.machineId());
    }

    @EventHandler
    void on(MachineReturnStarted event) {
        nobodys(event.machineId());
    }

    @EventHandler
    void on(MachineQuarantined event) {
        nobodys(event.machineId());
    }

    @EventHandler
    void on(MachineWithdrawn event) {
        nobodys(event.machineId());
    }

    private void nobodys(MachineId machineId) {
        writes.update(views.machines, machineId.value().toString(), unset("users"), unset("ready"), unset("held"));
        tell(machineId);
    }

    private void ticket(PoolId poolId, TicketId ticketId, UserId userId, TicketState state, Bson... more) {
        List<Bson> fields = new ArrayList<>(List.of(more));
        fields.add(set("pool", bare(poolId)));
        fields.add(set("user", userId.value().toString()));
        fields.add(set("state", state.name()));
        writes.upsert(views.tickets, ticketId.value().toString(), fields);
        writes.afterwards(() -> updates.publish(ticketId));
    }

    private void tell(MachineId machineId) {
        writes.afterwards(() -> updates.publish(machineId));
    }

    private static String bare(PoolId poolId) {
        return poolId.value().toString();
    }
}
