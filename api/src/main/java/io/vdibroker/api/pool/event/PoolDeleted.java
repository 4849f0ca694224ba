package io.vdibroker.api.pool.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** Nothing of the pool is left in ECP. */
@Revision("1")
public record PoolDeleted(PoolId poolId, String name, ControllerId controllerId) implements PoolEvent {}
