package io.vdibroker.saga.expansion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.command.StartCloning;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.expansion.event.TagApplied;
import io.vdibroker.api.expansion.event.TaggingGivenUp;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.RequestMachine;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.pool.event.PoolExpansionStarted;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * Takes one growth of a pool from the decision to machines that are to be prepared, or that are to go.
 *
 * <pre>
 * PoolExpansionStarted -> RequestMachine each, StartCloning
 * ExpansionCloned -> (the tag is applied, if any machine came) -> TagApplied
 *   -> EndCloning, RecordMachineCloned for what came, operation REMOVE for what did not: end
 * undo: none came, the tag could not be applied (TaggingGivenUp), or nobody wants them any more
 *       (ExpansionCancelRequested) -> operation REMOVE for all, EndCloning: end
 * </pre>
 */
@Saga
@ProcessingGroup(ExpansionSaga.GROUP)
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class ExpansionSaga {
    static final String GROUP = "saga-expansion";

    private static final Failure CANCELLED = new Failure(FailureCode.CANCELLED, "The machines are not wanted any more");

    private List<PlannedStep> plan = List.of();
    private boolean keepIfFailed;
    private boolean cancelled;
    private List<CloneReady> ready = List.of();
    private List<CloneFailed> failed = List.of();

    public ExpansionSaga() {} // for Axon

    @StartSaga
    @SagaEventHandler(associationProperty = "expansionId")
    public void on(PoolExpansionStarted event, SagaCommands commands) {
        var machineIds = IntStream.range(0, event.count())
                .mapToObj(index -> MachineId.of(event.expansionId(), index))
                .toList();
        for (var machineId : machineIds) {
            commands.send(new RequestMachine(
                    machineId, event.poolId(), event.controllerId(), event.expansionId(), event.tagId()));
        }
        commands.send(new StartCloning(
                event.expansionId(),
                event.poolId(),
                event.controllerId(),
                event.templateId(),
                event.resourcePoolId(),
                event.namePattern(),
                event.thin(),
                event.firstIndex(),
                machineIds,
                event.tagId()));
        plan = event.plan();
        keepIfFailed = event.keepIfFailed();
    }

    @SagaEventHandler(associationProperty = "expansionId")
    public void on(ExpansionCloned event, @MessageIdentifier String eventId, SagaCommands commands) {
        var outcome = new Outcome(event.expansionId(), event.poolId(), eventId, event.ready(), event.failed());
        if (cancelled) {
            outcome.giveUp(CANCELLED, commands);
            SagaLifecycle.end();
        } else if (event.ready().isEmpty()) {
            outcome.giveUp(firstFailure(event.failed()), commands);
            SagaLifecycle.end();
        } else {
            ready = event.ready();
            failed = event.failed();
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "expansionId")
    public void on(TagApplied event, @MessageIdentifier String eventId, SagaCommands commands) {
        new Outcome(event.expansionId(), event.poolId(), eventId, ready, failed).accept(plan, keepIfFailed, commands);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "expansionId")
    public void on(TaggingGivenUp event, @MessageIdentifier String eventId, SagaCommands commands) {
        new Outcome(event.expansionId(), event.poolId(), eventId, ready, failed).giveUp(event.failure(), commands);
    }

    @SagaEventHandler(associationProperty = "expansionId")
    public void on(ExpansionCancelRequested event, @MessageIdentifier String eventId, SagaCommands commands) {
        if (!ready.isEmpty()) {
            new Outcome(event.expansionId(), event.poolId(), eventId, ready, failed).giveUp(CANCELLED, commands);
            SagaLifecycle.end();
        }
        cancelled = true;
    }

    private static @Nullable Failure firstFailure(List<CloneFailed> failed) {
        return failed.isEmpty() ? null : failed.get(0).failure();
    }
}
