package io.vdibroker.api.controller.command;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.ControllerId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The watch tells what requests have shown for a while, with the key of this reference. What was seen with another key is of no interest any more. The reason is empty if the controller answers. */
public record ReportController(
        @TargetAggregateIdentifier ControllerId controllerId,
        String credentialRef,
        ControllerCondition condition,
        String reason)
        implements ControllerCommand {}
