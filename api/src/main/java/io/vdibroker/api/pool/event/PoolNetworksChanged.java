package io.vdibroker.api.pool.event;

import io.vdibroker.api.pool.PoolId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** From now on machines of this pool have addresses of these networks only; none means any. */
@Revision("1")
public record PoolNetworksChanged(PoolId poolId, List<String> networks) implements PoolEvent {}
