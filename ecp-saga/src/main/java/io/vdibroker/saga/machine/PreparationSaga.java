package io.vdibroker.saga.machine;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineClaimed;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineOperationCompleted;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.pool.command.AdmitMachine;
import io.vdibroker.api.pool.command.NotePreparationFailed;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Makes a cloned or claimed machine usable, or sends it away again.
 *
 * <pre>
 * MachineCloned, MachineClaimed -> operation PREPARE -> MachineOperationCompleted -> AdmitMachine: end
 * undo: MachineOperationFailed -> NotePreparationFailed; unless failed machines are kept, operation REMOVE: end
 *       (ReturnedPlaces waits for MachineDeleted or MachineReleased)
 *       MachineOperationSuperseded: end, whoever removes the machine goes on
 * </pre>
 */
@Saga
@ProcessingGroup(PreparationSaga.GROUP)
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class PreparationSaga {
    static final String GROUP = "saga-preparation";

    public PreparationSaga() {} // for Axon

    @StartSaga
    @SagaEventHandler(associationProperty = "operationId")
    public void on(MachineCloned event, SagaCommands commands) {
        prepare(event.machineId(), event.operationId(), event.plan(), commands);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "operationId")
    public void on(MachineClaimed event, SagaCommands commands) {
        prepare(event.machineId(), event.operationId(), event.plan(), commands);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "operationId")
    public void on(MachineOperationCompleted event, @MessageIdentifier String eventId, SagaCommands commands) {
        commands.send(new AdmitMachine(
                event.poolId(), event.machineId(), ExpansionId.causedBy(eventId), event.name(), event.readiness()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "operationId")
    public void on(MachineOperationFailed event, @MessageIdentifier String eventId, SagaCommands commands) {
        commands.send(new NotePreparationFailed(
                event.poolId(),
                event.machineId(),
                ExpansionId.causedBy(eventId),
                event.failure(),
                event.keepIfFailed()));
        if (!event.keepIfFailed()) {
            var removal = OperationId.causedBy(eventId, OperationKind.REMOVE);
            commands.send(new StartOperation(event.machineId(), removal, OperationKind.REMOVE, List.of(), 0));
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "operationId")
    public void on(MachineOperationSuperseded event) {}

    private static void prepare(
            MachineId machineId, OperationId operationId, List<PlannedStep> plan, SagaCommands commands) {
        commands.send(new StartOperation(machineId, operationId, OperationKind.PREPARE, plan, 0));
    }
}
