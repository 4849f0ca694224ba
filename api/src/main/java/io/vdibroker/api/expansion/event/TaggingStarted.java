package io.vdibroker.api.expansion.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The clones are to carry the pool's tag. */
@Revision("1")
public record TaggingStarted(
        ExpansionId expansionId,
        PoolId poolId,
        ControllerId controllerId,
        RunId runId,
        int attempt,
        String tagId,
        List<MachineId> machineIds)
        implements ExpansionEvent {}
