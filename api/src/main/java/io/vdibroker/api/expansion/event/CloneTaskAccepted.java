package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** ECP clones by this task, or without one that could be found. */
@Revision("1")
public record CloneTaskAccepted(
        ExpansionId expansionId, PoolId poolId, RunId runId, int attempt, @Nullable String taskId, Instant dueAt)
        implements ExpansionEvent {}
