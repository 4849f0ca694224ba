package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsTrust;
import org.axonframework.serialization.Revision;

/** From now on the controller is reached this way; all fields are the new state. */
@Revision("1")
public record ControllerReconfigured(
        ControllerId controllerId, String name, String address, TlsTrust tls, String credentialRef, String version)
        implements ControllerEvent {}
