package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsTrust;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator connects an ECP VeiL; the connection was tested, the key lies in secrets. Answered with the reference of the key that is used. */
public record RegisterController(
        @TargetAggregateIdentifier ControllerId controllerId,
        String name,
        String address,
        TlsTrust tls,
        String credentialRef,
        String version)
        implements ControllerCommand {}
