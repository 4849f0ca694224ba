package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.serialization.Revision;

/** The broker does not use this ECP VeiL any more; the key may be deleted. */
@Revision("1")
public record ControllerRemoved(ControllerId controllerId, String credentialRef) implements ControllerEvent {}
