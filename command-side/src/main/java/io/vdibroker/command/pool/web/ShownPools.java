package io.vdibroker.command.pool.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.query.GetPool;
import io.vdibroker.api.pool.query.PoolView;
import io.vdibroker.web.RequestRefused;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Tells where a pool is and what it clones, so that ECP can be asked about a change before it is decided. */
@Component
class ShownPools {

    private final QueryGateway queries;

    ShownPools(QueryGateway queries) {
        this.queries = queries;
    }

    /** Refused with NOT_FOUND, if there is none. */
    CompletableFuture<PoolView> get(PoolId poolId) {
        return queries.query(new GetPool(poolId), ResponseTypes.optionalInstanceOf(PoolView.class))
                .thenApply(found ->
                        found.orElseThrow(() -> new RequestRefused(RejectionCode.NOT_FOUND, "There is no such pool")));
    }
}
