package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.event.ControllerNetworksChanged;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolNetworksChanged;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps the list of the networks that addresses are taken from. */
@Component
@ProcessingGroup(NetworkListProjector.GROUP)
class NetworkListProjector {

    static final String GROUP = "list-networks-v1";

    private final NetworkList networks;

    NetworkListProjector(NetworkList networks) {
        this.networks = networks;
    }

    @EventHandler
    void on(PoolNetworksChanged event) {
        networks.save(event.poolId().toString(), event.networks());
    }

    @EventHandler
    void on(ControllerNetworksChanged event) {
        networks.save(event.controllerId().toString(), event.networks());
    }

    @EventHandler
    void on(PoolDeleted event) {
        networks.delete(event.poolId().toString());
    }

    @EventHandler
    void on(ControllerRemoved event) {
        networks.delete(event.controllerId().toString());
    }
}
