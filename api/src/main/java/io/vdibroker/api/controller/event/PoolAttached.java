package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** A pool uses the controller, which cannot be removed while it does. */
@Revision("1")
public record PoolAttached(ControllerId controllerId, PoolId poolId) implements ControllerEvent {}
