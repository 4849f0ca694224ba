package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.serialization.Revision;

/** The ECP VeiL is not serviced any more: what waited goes on, unless the controller cannot be asked for another reason. */
@Revision("1")
public record ControllerServiceEnded(ControllerId controllerId) implements ControllerEvent {}
