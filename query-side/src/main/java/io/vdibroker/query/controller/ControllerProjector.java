package io.vdibroker.query.controller;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialAccepted;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerNetworksChanged;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.api.controller.event.PoolAttached;
import io.vdibroker.api.controller.event.PoolDetached;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps where the controllers are, which pools use them, and what is in the way of using them. */
@Component
@ProcessingGroup(ControllerCollection.GROUP)
class ControllerProjector {

    private final ControllerCollection views;
    private final ViewWrites writes;
    private final DesktopUpdates updates;

    ControllerProjector(ControllerCollection views, ViewWrites writes, DesktopUpdates updates) {
        this.views = views;
        this.writes = writes;
        this.updates = updates;
    }

    @EventHandler
    void on(ControllerRegistered event, @Timestamp Instant at) {
        reached(event.controllerId(), event.name(), event.address(), event.tls(), event.version());
        change(event.controllerId(), set("registeredAt", at));
    }

    @EventHandler
    void on(ControllerReconfigured event) {
        reached(event.controllerId(), event.name(), event.address(), event.tls(), event.version());
    }

    @EventHandler
    void on(ControllerNetworksChanged event) {
        change(event.controllerId(), set("networks", event.networks()));
    }

    @EventHandler
    void on(PoolAttached event) {
        change(event.controllerId(), set("pools." + event.poolId().value(), true));
    }

    @EventHandler
    void on(PoolDetached event) {
        change(event.controllerId(), unset("pools." + event.poolId().value()));
    }

    @EventHandler
    void on(ControllerBecameUnreachable event, @Timestamp Instant at) {
        trouble(event.controllerId(), ControllerState.UNREACHABLE, event.reason(), at);
    }

    @EventHandler
    void on(ControllerCredentialRejected event, @Timestamp Instant at) {
        trouble(event.controllerId(), ControllerState.CREDENTIAL_REJECTED, event.reason(), at);
    }

    @EventHandler
    void on(ControllerAnswersAgain event) {
        noTrouble(event.controllerId());
    }

    @EventHandler
    void on(ControllerCredentialAccepted event) {
        noTrouble(event.controllerId());
    }

    @EventHandler
    void on(ControllerPutInService event, @Timestamp Instant at) {
        overlaid(event.controllerId(), set("serviceSince", at));
    }

    @EventHandler
    void on(ControllerServiceEnded event) {
        overlaid(event.controllerId(), unset("serviceSince"));
    }

    private void trouble(ControllerId controllerId, ControllerState trouble, String reason, Instant since) {
        overlaid(controllerId, put("trouble", trouble), set("reason", reason), set("troubleSince", since));
    }

    private void noTrouble(ControllerId controllerId) {
        overlaid(controllerId, unset("trouble"), unset("reason"), unset("troubleSince"));
    }

    private void overlaid(ControllerId controllerId, Bson... fields) {
        writes.update(views.controllers, controllerId.value().toString(), fields);
        writes.afterwards(() -> updates.publish(controllerId));
    }

    @EventHandler
    void on(ControllerRemoved event) {
        writes.remove(views.controllers, eq("_id", event.controllerId().value().toString()));
    }

    private void reached(ControllerId controllerId, String name, String address, TlsTrust tls, String version) {
        change(
                controllerId,
                set("name", name),
                set("address", address),
                put("tlsMode", tls.mode()),
                put("certificatePem", tls.certificatePem()),
                set("version", version));
    }

    private void change(ControllerId controllerId, Bson... fields) {
        writes.upsert(views.controllers, controllerId.value().toString(), fields);
    }
}
