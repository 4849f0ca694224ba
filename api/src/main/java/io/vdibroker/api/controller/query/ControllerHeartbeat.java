package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.ControllerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When ECP last answered, or why it does not, and when all of its machines were last looked at. */
public record ControllerHeartbeat(
        ControllerId controllerId, Instant at, boolean reachable, @Nullable String reason, @Nullable Instant lookedAt) {

    /** The same, with the time of the last look at all machines. */
    public ControllerHeartbeat lookedAt(@Nullable Instant time) {
        return new ControllerHeartbeat(controllerId, at, reachable, reason, time);
    }
}
