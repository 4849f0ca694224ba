package io.vdibroker.api.pool.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import org.axonframework.serialization.Revision;

/** The tag is to go. */
@Revision("1")
public record PoolTagRemovalRequested(PoolId poolId, ControllerId controllerId, RunId runId, int attempt, String tagId)
        implements PoolEvent {}
