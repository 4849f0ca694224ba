package io.vdibroker.saga.ecp;

import org.jspecify.annotations.Nullable;

/** ECP took a request: as a task, or it did it at once and there is none. */
public record Accepted(@Nullable String taskId) {
    /** Done within the request. */
    public static final Accepted DONE = new Accepted(null);
}
