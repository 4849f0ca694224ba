package io.vdibroker.saga.expansion;

import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.command.RecordMachineCloned;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.EndCloning;
import io.vdibroker.saga.commands.SagaCommands;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event says has come of the machines of an expansion, told to each of them and to the pool. */
record Outcome(
        ExpansionId expansionId, PoolId poolId, String eventId, List<CloneReady> ready, List<CloneFailed> failed) {

    /** What came is to be prepared, what did not is to go; the pool first, which may grow on meanwhile. */
    void accept(List<PlannedStep> plan, boolean keepIfFailed, SagaCommands commands) {
        var reason = failed.isEmpty() ? null : failed.get(0).failure();
        commands.send(
                new EndCloning(poolId, expansionId, ExpansionId.after(expansionId), readyIds(), failedIds(), reason));
        for (var clone : ready) {
            var preparation = OperationId.causedBy(eventId, clone.machineId(), OperationKind.PREPARE);
            commands.send(new RecordMachineCloned(clone.machineId(), preparation, clone.name(), plan, keepIfFailed));
        }
        remove(failedIds(), commands);
    }

    /** All are to go. */
    void giveUp(@Nullable Failure reason, SagaCommands commands) {
        var all = Stream.concat(readyIds().stream(), failedIds().stream()).toList();
        remove(all, commands);
        commands.send(new EndCloning(poolId, expansionId, ExpansionId.after(expansionId), List.of(), all, reason));
    }

    private void remove(List<MachineId> machineIds, SagaCommands commands) {
        for (var machineId : machineIds) {
            var removal = OperationId.causedBy(eventId, machineId, OperationKind.REMOVE);
            commands.send(new StartOperation(machineId, removal, OperationKind.REMOVE, List.of(), 0));
        }
    }

    private List<MachineId> readyIds() {
        return ready.stream().map(CloneReady::machineId).toList();
    }

    private List<MachineId> failedIds() {
        return failed.stream().map(CloneFailed::machineId).toList();
    }
}
