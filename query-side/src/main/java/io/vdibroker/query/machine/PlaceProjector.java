package io.vdibroker.query.machine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.MachineStatus;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopGivenBack;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineConfirmed;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineQuarantined;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineReturned;
import io.vdibroker.api.pool.event.MachineTurnedAway;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PoolDoubted;
import io.vdibroker.api.pool.event.QuarantineEnded;
import io.vdibroker.query.store.StoredFailure;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps what a machine is to its pool: whether it may be given, and whose it is. */
@Component
@ProcessingGroup(MachineCollections.GROUP)
class PlaceProjector {

    private final MachineCollections views;
    private final ViewWrites writes;

    PlaceProjector(MachineCollections views, ViewWrites writes) {
        this.views = views;
        this.writes = writes;
    }

    @EventHandler
    void on(MachineAdmitted event) {
        change(event.machineId(), put("status", MachineStatus.READY), unset("failure"), unset("quarantined"));
    }

    @EventHandler
    void on(PlaceLeaving event) {
        var failure = set("failure", StoredFailure.of(event.failure()));
        if (event.kept()) {
            change(event.machineId(), put("status", MachineStatus.FAILED), failure);
        } else {
            change(event.machineId(), failure);
        }
    }

    @EventHandler
    void on(DesktopAssigned event) {
        change(event.machineId(), set("users." + event.userId().value(), true));
    }

    @EventHandler
    void on(DesktopReleased event) {
        change(event.machineId(), unset("users." + event.userId().value()));
    }

    @EventHandler
    void on(MachineHeld event, @Timestamp Instant at) {
        var held = new Document("reason", event.reason().name()).append("since", at);
        if (event.userId() != null) {
            held.append("user", event.userId().value().toString());
        }
        if (event.reason() == HoldReason.RETURN_FAILED) {
            change(event.machineId(), unset("unconfirmed")); // an administrator has decided about it
        }
        change(
                event.machineId(),
                unset("users"),
                unset("returning"),
                set("held", held),
                event.failure() == null ? unset("failure") : set("failure", StoredFailure.of(event.failure())));
    }

    @EventHandler
    void on(DesktopGivenBack event) {
        change(
                event.machineId(),
                unset("held"),
                unset("failure"),
                unset("unconfirmed"),
                set("users." + event.userId().value(), true));
    }

    @EventHandler
    void on(MachineReturnStarted event) {
        change(
                event.machineId(),
                unset("users"),
                unset("held"),
                unset("quarantined"),
                unset("failure"),
                set("returning", true));
    }

    @EventHandler
    void on(MachineReturned event) {
        change(event.machineId(), unset("returning"), unset("unconfirmed"));
    }

    /** Every machine that the pool has by then, whatever it is. */
    @EventHandler
    void on(PoolDoubted event) {
        writes.updateAll(
                views.machines,
                and(
                        eq("pool", event.poolId().value().toString()),
                        nin("status", MachineStatus.DELETED.name(), MachineStatus.RELEASED.name())),
                set("unconfirmed", true));
    }

    @EventHandler
    void on(MachineConfirmed event) {
        change(event.machineId(), unset("unconfirmed"));
        writes.updateAll(
                views.machines,
                and(eq("_id", event.machineId().value().toString()), exists("held"), exists("held.user", false)),
                unset("held"),
                unset("failure"));
    }

    @EventHandler
    void on(MachineQuarantined event) {
        change(
                event.machineId(),
                unset("users"),
                set("quarantined", true),
                set("failure", StoredFailure.of(event.failure())));
    }

    @EventHandler
    void on(QuarantineEnded event) {
        change(event.machineId(), unset("quarantined"), unset("failure"));
    }

    @EventHandler
    void on(MachineWithdrawn event) {
        change(
                event.machineId(),
                put("status", MachineStatus.REMOVING),
                unset("users"),
                unset("held"),
                unset("returning"));
    }

    @EventHandler
    void on(MachineTurnedAway event) {
        change(event.machineId(), put("status", MachineStatus.REMOVING));
    }

    private void change(MachineId machineId, Bson... fields) {
        writes.update(views.machines, machineId.value().toString(), fields);
    }
}
