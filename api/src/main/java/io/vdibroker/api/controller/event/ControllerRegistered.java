package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsTrust;
import org.axonframework.serialization.Revision;

/** The broker may use this ECP VeiL with the key that lies in secrets under the reference. */
@Revision("1")
public record ControllerRegistered(
        ControllerId controllerId, String name, String address, TlsTrust tls, String credentialRef, String version)
        implements ControllerEvent {}
