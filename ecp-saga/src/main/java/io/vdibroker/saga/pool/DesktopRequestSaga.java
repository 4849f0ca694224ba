package io.vdibroker.saga.pool;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.command.CompleteDesktopRequest;
import io.vdibroker.api.pool.command.FailDesktopRequest;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.saga.commands.SagaCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * Brings up the machine that a user was given.
 *
 * <pre>
 * DesktopRequestAccepted -> operation REQUEST
 * MachineOperationCompleted -> CompleteDesktopRequest: end
 * undo: MachineOperationFailed -> FailDesktopRequest: end (Pool decides whether another machine is given; that is a new request)
 *       MachineOperationSuperseded: end, whoever removes the machine has ended the ticket
 * </pre>
 *
 * One ticket may be accepted again for another machine; then only the outcome of the last operation counts.
 */
@Saga
@ProcessingGroup(DesktopRequestSaga.GROUP)
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class DesktopRequestSaga {
    static final String GROUP = "saga-desktop-request";

    private @Nullable TicketId ticketId;
    private @Nullable OperationId operationId;

    public DesktopRequestSaga() {} // for Axon

    @StartSaga
    @SagaEventHandler(associationProperty = "ticketId")
    public void on(DesktopRequestAccepted event, @MessageIdentifier String eventId, SagaCommands commands) {
        var operation = OperationId.causedBy(eventId, OperationKind.REQUEST);
        SagaLifecycle.associateWith("operationId", operation.toString());
        commands.send(
                new StartOperation(event.machineId(), operation, OperationKind.REQUEST, event.plan(), event.use()));
        ticketId = event.ticketId();
        operationId = operation;
    }

    @SagaEventHandler(associationProperty = "operationId")
    public void on(MachineOperationCompleted event, SagaCommands commands) {
        var ticket = openTicket(event.operationId());
        if (ticket != null) {
            commands.send(new CompleteDesktopRequest(event.poolId(), ticket, event.machineId()));
            SagaLifecycle.end();
        }
    }

    @SagaEventHandler(associationProperty = "operationId")
    public void on(MachineOperationFailed event, @MessageIdentifier String eventId, SagaCommands commands) {
        var ticket = openTicket(event.operationId());
        if (ticket != null) {
            commands.send(new FailDesktopRequest(
                    event.poolId(),
                    ticket,
                    event.machineId(),
                    ExpansionId.causedBy(eventId),
                    event.step(),
                    event.failure()));
            SagaLifecycle.end();
        }
    }

    @SagaEventHandler(associationProperty = "operationId")
    public void on(MachineOperationSuperseded event) {
        if (openTicket(event.operationId()) != null) {
            SagaLifecycle.end();
        }
    }

    private @Nullable TicketId openTicket(OperationId operation) {
        return operation.equals(operationId) ? ticketId : null;
    }
}
