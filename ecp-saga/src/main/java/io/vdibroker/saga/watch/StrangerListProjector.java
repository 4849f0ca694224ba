package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.StrangerForgotten;
import io.vdibroker.api.controller.event.StrangerFound;
import io.vdibroker.api.controller.event.StrangerGone;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps the list of the machines that are gone, and of the strangers that are recorded. */
@Component
@ProcessingGroup(StrangerListProjector.GROUP)
class StrangerListProjector {

    static final String GROUP = "list-strangers-v1";

    private final StrangerList list;

    StrangerListProjector(StrangerList list) {
        this.list = list;
    }

    @EventHandler
    void on(MachineDeleted event) {
        list.saveGone(event.machineId(), event.poolId());
    }

    @EventHandler
    void on(MachineClaimed event) {
        list.deleteGone(event.machineId());
    }

    @EventHandler
    void on(StrangerFound event) {
        list.save(event.controllerId(), event.machineId());
    }

    @EventHandler
    void on(StrangerForgotten event) {
        list.forget(event.controllerId(), event.machineId());
    }

    @EventHandler
    void on(StrangerGone event) {
        list.delete(event.controllerId(), event.machineId());
    }

    @EventHandler
    void on(ControllerRemoved event) {
        list.delete(event.controllerId());
    }
}
