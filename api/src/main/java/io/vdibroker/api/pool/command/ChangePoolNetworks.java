package io.vdibroker.api.pool.command;

import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * An administrator names the networks, as 10.0.0.0/8, from which machines of this pool have their addresses; none means
 * any.
 */
public record ChangePoolNetworks(@TargetAggregateIdentifier PoolId poolId, List<String> networks)
        implements PoolCommand {}
