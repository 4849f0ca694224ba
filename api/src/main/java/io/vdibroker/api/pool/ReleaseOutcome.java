package io.vdibroker.api.pool;

import io.vdibroker.api.operation.OperationId;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the release of a machine, the same to each repeat.
 *
 * @param operationId what follows, if something does: the machine is removed, or switched off
 * @param switchedOff the machine is free after that, and who had it still knows the password of its console
 */
public record ReleaseOutcome(@Nullable OperationId operationId, boolean switchedOff) {

    /** Nothing has to follow. */
    public static final ReleaseOutcome DONE = new ReleaseOutcome(null, false);
}
