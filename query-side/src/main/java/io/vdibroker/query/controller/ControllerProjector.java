package io.vdibroker.query.controller;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.PoolAttached;
import io.vdibroker.api.controller.event.PoolDetached;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps where the controllers are and which pools use them. */
@Component
@ProcessingGroup(ControllerCollection.GROUP)
class ControllerProjector {

    private final ControllerCollection views;
    private final ViewWrites writes;

    ControllerProjector(ControllerCollection views, ViewWrites writes) {
        this.views = views;
        this.writes = writes;
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
    void on(PoolAttached event) {
        change(event.controllerId(), set("pools." + event.poolId().value(), true));
    }

    @EventHandler
    void on(PoolDetached event) {
        change(event.controllerId(), unset("pools." + event.poolId().value()));
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
