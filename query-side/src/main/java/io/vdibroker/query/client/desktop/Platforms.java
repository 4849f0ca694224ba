package io.vdibroker.query.client.desktop;

import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.pool.PoolControllers;
import io.vdibroker.query.store.Subscription;
import org.springframework.stereotype.Component;

/** The controllers of pools. */
@Component
class Platforms implements Platform {

    private final PoolControllers controllers;
    private final DesktopUpdates updates;

    Platforms(PoolControllers controllers, DesktopUpdates updates) {
        this.controllers = controllers;
        this.updates = updates;
    }

    @Override
    public ControllerState stateOf(PoolId poolId) {
        return controllers.stateOf(poolId);
    }

    @Override
    public Subscription onChange(PoolId poolId, Runnable listener) {
        return controllers
                .of(poolId)
                .map(controllerId -> updates.onController(controllerId, listener))
                .orElse(() -> {});
    }
}
