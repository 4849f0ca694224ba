package io.vdibroker.saga.machine;

import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.pool.command.NoteReadiness;
import io.vdibroker.saga.commands.SagaCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Tells the pool how ready a machine has become, so that the best free one is given: MachineStateChanged -> NoteReadiness. */
@Component
@ProcessingGroup(NotedReadiness.GROUP)
class NotedReadiness {
    static final String GROUP = "saga-noted-readiness";

    private final SagaCommands commands;

    NotedReadiness(SagaCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(MachineStateChanged event) {
        commands.send(new NoteReadiness(event.poolId(), event.machineId(), event.readiness()));
    }
}
