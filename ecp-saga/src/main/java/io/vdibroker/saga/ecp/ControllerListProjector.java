package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps the list of controllers, and lets those who use it know. */
@Component
@ProcessingGroup(ControllerListProjector.GROUP)
class ControllerListProjector {

    static final String GROUP = "list-controllers-v1";

    private final ControllerList list;
    private final Controllers controllers;

    ControllerListProjector(ControllerList list, Controllers controllers) {
        this.list = list;
        this.controllers = controllers;
    }

    @EventHandler
    void on(ControllerRegistered event) {
        list.save(new ControllerSettings(event.controllerId(), event.address(), event.tls(), event.credentialRef()));
        controllers.refresh();
    }

    @EventHandler
    void on(ControllerReconfigured event) {
        list.save(new ControllerSettings(event.controllerId(), event.address(), event.tls(), event.credentialRef()));
        controllers.refresh();
    }

    @EventHandler
    void on(ControllerRemoved event) {
        list.delete(event.controllerId());
        controllers.refresh();
    }
}
