package io.vdibroker.api.pool.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.serialization.Revision;

/** The pool decided to grow. The machines' ids follow from the expansion's id and the index; their places count from now on. Machines that cannot be prepared stay if that is wished. The first index counts all machines that the pool ever asked for, from 1, and is for ids only: names are numbered by what ECP has. */
@Revision("1")
public record PoolExpansionStarted(
        PoolId poolId,
        ExpansionId expansionId,
        ControllerId controllerId,
        int firstIndex,
        int count,
        UUID templateId,
        UUID resourcePoolId,
        String namePattern,
        boolean thin,
        String tagId,
        List<PlannedStep> plan,
        boolean keepIfFailed)
        implements PoolEvent {

    /** The machines that are wanted, in order: whoever needs their ids asks here. */
    public List<MachineId> machineIds() {
        return IntStream.range(0, count)
                .mapToObj(index -> MachineId.of(expansionId, index))
                .toList();
    }
}
