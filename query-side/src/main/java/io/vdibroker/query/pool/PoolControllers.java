package io.vdibroker.query.pool;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static io.vdibroker.query.store.Documents.as;

import com.mongodb.client.MongoCollection;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.controller.Controllers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Which controller a pool is on, and whether that can be used. */
@Component
public class PoolControllers {

    private final MongoCollection<Document> pools;
    private final Controllers controllers;

    PoolControllers(PoolCollections views, Controllers controllers) {
        this.pools = views.pools;
        this.controllers = controllers;
    }

    /** Empty if the view does not know the pool. */
    public Optional<ControllerId> of(PoolId poolId) {
        return Optional.ofNullable(pools.find(eq("_id", poolId.value().toString()))
                        .map(as(PoolDocument.class))
                        .first())
                .map(pool -> ControllerId.of(pool.controller()));
    }

    /** OK, too, as long as nobody said otherwise. */
    public ControllerState stateOf(PoolId poolId) {
        return statesOf(List.of(poolId)).getOrDefault(poolId, ControllerState.OK);
    }

    /** Of those whose controller cannot be used. */
    public Map<PoolId, ControllerState> statesOf(Collection<PoolId> poolIds) {
        Map<PoolId, ControllerId> controllerOf = new HashMap<>();
        pools.find(in("_id", poolIds.stream().map(id -> id.value().toString()).toList()))
                .map(as(PoolDocument.class))
                .forEach(pool -> controllerOf.put(pool.poolId(), ControllerId.of(pool.controller())));
        var states = controllers.statesOf(new HashSet<>(controllerOf.values()));
        Map<PoolId, ControllerState> unusable = new HashMap<>();
        controllerOf.forEach((poolId, controllerId) -> {
            var state = states.getOrDefault(controllerId, ControllerState.OK);
            if (state != ControllerState.OK) {
                unusable.put(poolId, state);
            }
        });
        return unusable;
    }
}
