package io.vdibroker.saga.machine;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.CompleteReturn;
import io.vdibroker.api.pool.command.FailReturn;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.saga.commands.SagaCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/**
 * Has machines switched off between two users; it remembers nothing, so nothing of it can be lost.
 *
 * <pre>
 * MachineReturnStarted -> operation RETURN
 * MachineOperationCompleted -> CompleteReturn
 * undo: MachineOperationFailed, MachineOperationSuperseded -> FailReturn: the machine is held, unless it is leaving
 * </pre>
 */
@Component
@ProcessingGroup(ReturnedMachines.GROUP)
class ReturnedMachines {
    static final String GROUP = "saga-returned-machines";

    private final SagaCommands commands;

    ReturnedMachines(SagaCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(MachineReturnStarted event) {
        commands.send(new StartOperation(
                event.machineId(), event.operationId(), OperationKind.RETURN, event.plan(), event.use()));
    }

    @EventHandler
    void on(MachineOperationCompleted event) {
        if (event.kind() == OperationKind.RETURN) {
            commands.send(new CompleteReturn(event.poolId(), event.machineId(), event.operationId()));
        }
    }

    @EventHandler
    void on(MachineOperationFailed event, @MessageIdentifier String eventId) {
        if (event.kind() == OperationKind.RETURN) {
            fail(event.poolId(), event.machineId(), event.operationId(), event.failure(), eventId);
        }
    }

    @EventHandler
    void on(MachineOperationSuperseded event, @MessageIdentifier String eventId) {
        if (event.kind() == OperationKind.RETURN) {
            var failure = new Failure(FailureCode.CANCELLED, "Something else is done to the machine first");
            fail(event.poolId(), event.machineId(), event.operationId(), failure, eventId);
        }
    }

    private void fail(PoolId poolId, MachineId machineId, OperationId operationId, Failure failure, String eventId) {
        commands.send(new FailReturn(poolId, machineId, operationId, ExpansionId.causedBy(eventId), failure));
    }
}
