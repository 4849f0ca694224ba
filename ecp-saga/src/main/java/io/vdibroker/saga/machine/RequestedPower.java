package io.vdibroker.saga.machine;

import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.event.PowerChangeRequested;
import io.vdibroker.delivery.bus.Refusals;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has done what a person wants of the own machine's power: PowerChangeRequested -> operation POWER. */
@Component
@ProcessingGroup(RequestedPower.GROUP)
class RequestedPower {
    static final String GROUP = "saga-requested-power";

    private static final Logger LOG = LoggerFactory.getLogger(RequestedPower.class);

    private final SagaCommands commands;

    RequestedPower(SagaCommands commands) {
        this.commands = commands;
    }

    /** The one operation that a machine may refuse: then nothing was begun, and there is nothing to undo. */
    @EventHandler
    void on(PowerChangeRequested event) {
        try {
            commands.send(new StartOperation(
                    event.machineId(),
                    event.operationId(),
                    OperationKind.POWER,
                    List.of(PlannedStep.of(step(event))),
                    0));
        } catch (RuntimeException e) {
            var refusal = Refusals.detailsOf(e).orElseThrow(() -> e);
            LOG.info("{} of {} is refused: {}", event.action(), event.machineId(), refusal.message());
        }
    }

    private static Step step(PowerChangeRequested event) {
        return switch (event.action()) {
            case START -> Step.POWER_ON;
            case SUSPEND -> Step.SUSPEND;
            case SHUTDOWN -> event.force() ? Step.POWER_OFF : Step.SHUTDOWN;
            case REBOOT -> event.force() ? Step.RESET : Step.REBOOT;
        };
    }
}
