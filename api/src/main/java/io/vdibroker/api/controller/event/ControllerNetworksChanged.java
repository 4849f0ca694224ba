package io.vdibroker.api.controller.event;

import io.vdibroker.api.controller.ControllerId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** From now on machines of this controller have addresses of these networks only; none means any. */
@Revision("1")
public record ControllerNetworksChanged(ControllerId controllerId, List<String> networks) implements ControllerEvent {}
