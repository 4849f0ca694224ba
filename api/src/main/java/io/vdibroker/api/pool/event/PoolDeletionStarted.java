package io.vdibroker.api.pool.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The pool serves nobody any more and loses all that it had. */
@Revision("1")
public record PoolDeletionStarted(PoolId poolId, List<ExpansionId> openExpansions) implements PoolEvent {}
