package io.vdibroker.query.controller;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.StrangerForgotten;
import io.vdibroker.api.controller.event.StrangerFound;
import io.vdibroker.api.controller.event.StrangerGone;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Keeps which machines of ECP look like ours although no pool has them. */
@Component
@ProcessingGroup(ControllerCollection.GROUP)
class StrangerProjector {

    private final ControllerCollection views;
    private final ViewWrites writes;

    StrangerProjector(ControllerCollection views, ViewWrites writes) {
        this.views = views;
        this.writes = writes;
    }

    @EventHandler
    void on(StrangerFound event, @Timestamp Instant at) {
        writes.upsert(
                views.strangers,
                key(event.controllerId(), event.machineId()),
                put("controller", event.controllerId().value()),
                put("machine", event.machineId().value()),
                set("name", event.name()),
                put("sign", event.sign()),
                put("pool", event.poolId().value()),
                set("foundAt", at),
                set("forgotten", false));
    }

    @EventHandler
    void on(StrangerForgotten event) {
        writes.update(views.strangers, key(event.controllerId(), event.machineId()), set("forgotten", true));
    }

    @EventHandler
    void on(StrangerGone event) {
        writes.remove(views.strangers, eq("_id", key(event.controllerId(), event.machineId())));
    }

    @EventHandler
    void on(ControllerRemoved event) {
        writes.remove(
                views.strangers, eq("controller", event.controllerId().value().toString()));
    }

    private static String key(ControllerId controllerId, MachineId machineId) {
        return controllerId.value() + "/" + machineId.value();
    }
}
