package io.vdibroker.api.pool.event;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Nothing of this expansion is being cloned any more. What failed is leaving, what came is being prepared. */
@Revision("1")
public record CloningEnded(
        PoolId poolId,
        ExpansionId expansionId,
        List<MachineId> cloned,
        List<MachineId> failed,
        @Nullable Failure failure)
        implements PoolEvent {}
