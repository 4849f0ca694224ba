package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.ControllerId;

/** What is known of the controller? Answered by {@link ControllerView}, or nothing. */
public record GetController(ControllerId controllerId) {}
