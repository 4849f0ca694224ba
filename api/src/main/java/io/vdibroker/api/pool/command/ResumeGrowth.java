package io.vdibroker.api.pool.command;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The pause of growth that lasts until then is over; or an administrator, who names none, tries again what failed. A static
 * pool that got none of its machines is given others instead.
 */
public record ResumeGrowth(@TargetAggregateIdentifier PoolId poolId, ExpansionId expansionId, @Nullable Instant until)
        implements PoolCommand {}
