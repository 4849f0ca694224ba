package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialAccepted;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Keeps the list of controllers, and lets those who use it know. */
@Component
@ProcessingGroup(Controllers.GROUP)
class ControllerListProjector {

    private final ControllerList list;
    private final Controllers controllers;
    private final Overlays overlays;

    ControllerListProjector(ControllerList list, Controllers controllers, Overlays overlays) {
        this.list = list;
        this.controllers = controllers;
        this.overlays = overlays;
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
        overlays.refresh();
    }

    @EventHandler
    void on(ControllerBecameUnreachable event, @Timestamp Instant at) {
        trouble(event.controllerId(), ControllerCondition.SILENT, at);
    }

    @EventHandler
    void on(ControllerCredentialRejected event, @Timestamp Instant at) {
        trouble(event.controllerId(), ControllerCondition.KEY_REJECTED, at);
    }

    @EventHandler
    void on(ControllerAnswersAgain event, @Timestamp Instant at) {
        noTrouble(event.controllerId(), at);
    }

    @EventHandler
    void on(ControllerCredentialAccepted event, @Timestamp Instant at) {
        noTrouble(event.controllerId(), at);
    }

    @EventHandler
    void on(ControllerPutInService event, @Timestamp Instant at) {
        list.inService(event.controllerId(), at);
        overlays.refresh();
    }

    @EventHandler
    void on(ControllerServiceEnded event, @Timestamp Instant at) {
        list.notInService(event.controllerId(), at);
        overlays.refresh();
    }

    private void trouble(ControllerId controllerId, ControllerCondition condition, Instant since) {
        list.trouble(controllerId, condition, since);
        overlays.refresh();
    }

    private void noTrouble(ControllerId controllerId, Instant at) {
        list.noTrouble(controllerId, at);
        overlays.refresh();
    }
}
