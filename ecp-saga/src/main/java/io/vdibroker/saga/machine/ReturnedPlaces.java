package io.vdibroker.saga.machine;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineReleased;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.ReturnPlace;
import io.vdibroker.api.pool.event.MachineTurnedAway;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/**
 * The two rules by which every place of a pool comes back; they remember nothing, so nothing of them can be lost.
 *
 * <pre>
 * MachineWithdrawn, MachineTurnedAway -> operation REMOVE
 * MachineDeleted, MachineReleased -> ReturnPlace
 * </pre>
 */
@Component
@ProcessingGroup(ReturnedPlaces.GROUP)
class ReturnedPlaces {
    static final String GROUP = "saga-returned-places";

    private final SagaCommands commands;

    ReturnedPlaces(SagaCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(MachineWithdrawn event) {
        remove(event.machineId(), event.operationId());
    }

    @EventHandler
    void on(MachineTurnedAway event, @MessageIdentifier String eventId) {
        remove(event.machineId(), OperationId.causedBy(eventId, OperationKind.REMOVE));
    }

    @EventHandler
    void on(MachineDeleted event, @MessageIdentifier String eventId) {
        returnPlace(event.poolId(), event.machineId(), eventId);
    }

    @EventHandler
    void on(MachineReleased event, @MessageIdentifier String eventId) {
        returnPlace(event.poolId(), event.machineId(), eventId);
    }

    private void remove(MachineId machineId, OperationId operationId) {
        commands.send(new StartOperation(machineId, operationId, OperationKind.REMOVE, List.of(), 0));
    }

    private void returnPlace(PoolId poolId, MachineId machineId, String eventId) {
        commands.send(new ReturnPlace(poolId, machineId, ExpansionId.causedBy(eventId), Uuids.parse(eventId)));
    }
}
