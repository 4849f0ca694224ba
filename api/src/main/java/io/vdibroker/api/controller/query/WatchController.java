package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.ControllerId;

/** Subscription: is the controller answering? First answer and updates are {@link ControllerHeartbeat}. */
public record WatchController(ControllerId controllerId) {}
