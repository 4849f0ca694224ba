package io.vdibroker.query.machine;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.event.CloningStarted;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.MachineStatus;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineBeganFlapping;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineFoundAgain;
import io.vdibroker.api.machine.event.MachineHostNameChosen;
import io.vdibroker.api.machine.event.MachineHostNameGivenBack;
import io.vdibroker.api.machine.event.MachineHostNameShared;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.machine.event.MachineRenamed;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineStoppedFlapping;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.store.StoredFailure;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps where each machine is in its life and what ECP shows of it. */
@Component
@ProcessingGroup(MachineCollections.GROUP)
class MachineProjector {

    private final MachineCollections views;
    private final ViewWrites writes;

    MachineProjector(MachineCollections views, ViewWrites writes) {
        this.views = views;
        this.writes = writes;
    }

    @EventHandler
    void on(MachineRequested event, @Timestamp Instant at) {
        begins(event.machineId(), event.poolId(), event.controllerId(), MachineStatus.REQUESTED, null);
        change(
                event.machineId(),
                set("cloned", true),
                put("expansion", event.expansionId().value()),
                set("since", at));
    }

    @EventHandler
    void on(CloningStarted event) {
        var ids = event.machineIds().stream().map(id -> id.value().toString()).toList();
        writes.updateAll(views.machines, in("_id", ids), put("status", MachineStatus.CLONING));
    }

    @EventHandler
    void on(ExpansionCloned event) {
        event.failed()
                .forEach(clone -> writes.update(
                        views.machines, key(clone.machineId()), set("failure", StoredFailure.of(clone.failure()))));
    }

    @EventHandler
    void on(MachineCloned event) {
        begins(event.machineId(), event.poolId(), event.controllerId(), MachineStatus.PREPARING, event.name());
        change(event.machineId(), set("cloned", true));
    }

    @EventHandler
    void on(MachineClaimed event, @Timestamp Instant at) {
        begins(event.machineId(), event.poolId(), event.controllerId(), MachineStatus.PREPARING, event.name());
        change(event.machineId(), set("cloned", false), set("since", at));
        writes.remove(views.gone, eq("_id", key(event.machineId())));
    }

    @EventHandler
    void on(MachineStateChanged event, @Timestamp Instant at) {
        change(
                event.machineId(),
                put("pool", event.poolId().value()),
                put("power", event.power()),
                put("agentHeard", event.agentHeard()),
                put("address", event.address()),
                put("consolePort", event.consolePort()),
                put("node", event.nodeId()),
                put("nodeConsolePort", event.nodeConsolePort()),
                set("seenAt", at));
    }

    @EventHandler
    void on(MachineRenamed event) {
        writes.update(views.machines, key(event.machineId()), set("name", event.name()));
    }

    @EventHandler
    void on(MachineHostNameChosen event) {
        writes.update(views.machines, key(event.machineId()), set("hostname", event.hostname()));
    }

    @EventHandler
    void on(MachineHostNameShared event) {
        writes.update(views.machines, key(event.machineId()), set("hostname", event.hostname()));
    }

    @EventHandler
    void on(MachineMissing event, @Timestamp Instant at) {
        change(event.machineId(), put("pool", event.poolId().value()), set("missingSince", at));
    }

    @EventHandler
    void on(MachineFoundAgain event) {
        writes.update(views.machines, key(event.machineId()), unset("missingSince"));
    }

    @EventHandler
    void on(MachineBeganFlapping event, @Timestamp Instant at) {
        writes.update(views.machines, key(event.machineId()), set("flappingSince", at));
    }

    @EventHandler
    void on(MachineStoppedFlapping event) {
        writes.update(views.machines, key(event.machineId()), unset("flappingSince"));
    }

    @EventHandler
    void on(DomainMembershipLeft event) {
        var left = set("leftInDomain", new Document("hostname", event.hostname()).append("domain", event.domain()));
        writes.update(views.machines, key(event.machineId()), left);
        writes.upsert( // where it is looked up when it matters: once the machine is gone
                views.gone,
                key(event.machineId()),
                put("pool", event.poolId().value()),
                put("status", MachineStatus.REMOVING),
                left);
    }

    /** Of a machine that is gone: its account as well. */
    @EventHandler
    void on(MachineHostNameGivenBack event) {
        writes.update(views.gone, key(event.machineId()), unset("leftInDomain"));
    }

    @EventHandler
    void on(MachineDeleted event, @Timestamp Instant at) {
        gone(event.machineId(), event.poolId(), MachineStatus.DELETED, event.reason(), at);
    }

    @EventHandler
    void on(MachineReleased event, @Timestamp Instant at) {
        gone(event.machineId(), event.poolId(), MachineStatus.RELEASED, null, at);
    }

    private void begins(
            MachineId machineId,
            PoolId poolId,
            ControllerId controllerId,
            MachineStatus status,
            @Nullable String name) {
        change(
                machineId,
                put("pool", poolId.value()),
                put("controller", controllerId.value()),
                put("status", status),
                put("name", name));
    }

    private void gone(MachineId machineId, PoolId poolId, MachineStatus status, @Nullable Failure reason, Instant at) {
        writes.remove(views.machines, eq("_id", key(machineId)));
        writes.upsert(
                views.gone,
                key(machineId),
                put("pool", poolId.value()),
                put("status", status),
                put("failure", StoredFailure.ofNullable(reason)),
                set("since", at));
    }

    private void change(MachineId machineId, Bson... fields) {
        writes.upsert(views.machines, key(machineId), fields);
    }

    private static String key(MachineId machineId) {
        return machineId.value().toString();
    }
}
