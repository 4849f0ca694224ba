package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import org.axonframework.serialization.Revision;

/** The controller that was unreachable answers and accepts the key: what waited goes on. */
@Revision("1")
public record ControllerAnswersAgain(ControllerId controllerId) implements ControllerEvent {}
