package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.serialization.Revision;

/** The controller accepts the key that it has now, after it had rejected one: what waited goes on. */
@Revision("1")
public record ControllerCredentialAccepted(ControllerId controllerId) implements ControllerEvent {}
