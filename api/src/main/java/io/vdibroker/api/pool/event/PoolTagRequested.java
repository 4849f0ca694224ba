package io.vdibroker.api.pool.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The pool needs a tag of this name; nothing was asked of ECP by this attempt. */
@Revision("1")
public record PoolTagRequested(PoolId poolId, ControllerId controllerId, RunId runId, int attempt, String name)
        implements PoolEvent {}
