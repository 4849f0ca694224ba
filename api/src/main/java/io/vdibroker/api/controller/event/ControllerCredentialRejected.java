package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.serialization.Revision;

/** The controller answers, but has rejected its key for a while. Until it accepts a key nothing is begun there, and nothing of it expires. */
@Revision("1")
public record ControllerCredentialRejected(ControllerId controllerId, String reason) implements ControllerEvent {}
