package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** A pool does not use the controller any more. */
@Revision("1")
public record PoolDetached(ControllerId controllerId, PoolId poolId) implements ControllerEvent {}
