package io.vdibroker.api.expansion.event;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/** These machines are to be cloned; nothing was asked of ECP by this attempt. */
@Revision("1")
public record CloningStarted(
        ExpansionId expansionId,
        PoolId poolId,
        ControllerId controllerId,
        RunId runId,
        int attempt,
        UUID templateId,
        UUID resourcePoolId,
        String namePattern,
        boolean thin,
        int firstIndex,
        List<MachineId> machineIds,
        String tagId)
        implements ExpansionEvent {}
