package io.vdibroker.api.expansion.event;

import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What came of each machine is known. */
@Revision("1")
public record ExpansionCloned(ExpansionId expansionId, PoolId poolId, List<CloneReady> ready, List<CloneFailed> failed)
        implements ExpansionEvent {}
