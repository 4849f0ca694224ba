package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.ControllerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When ECP last answered, or why it does not. */
public record ControllerHeartbeat(ControllerId controllerId, Instant at, boolean reachable, @Nullable String reason) {}
