package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsTrust;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An administrator changes how a controller is reached; a changed key is a new reference. Answered with the reference of the key that is used. */
public record ReconfigureController(
        @TargetAggregateIdentifier ControllerId controllerId,
        String name,
        String address,
        TlsTrust tls,
        String credentialRef,
        String version)
        implements ControllerCommand {}
