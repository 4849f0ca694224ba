package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.serialization.Revision;

/** Requests to the controller were not answered for a while, for the reason. Until it answers again nothing is begun there, and nothing of it expires; what its machines are stays as it is. */
@Revision("1")
public record ControllerBecameUnreachable(ControllerId controllerId, String reason) implements ControllerEvent {}
