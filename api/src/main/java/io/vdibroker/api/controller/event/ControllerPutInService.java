package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.serialization.Revision;

/** An administrator services the ECP VeiL. Until that has ended nothing is begun there, and nothing of it expires; what runs there is still watched. */
@Revision("1")
public record ControllerPutInService(ControllerId controllerId) implements ControllerEvent {}
