package io.vdibroker.saga.waits;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Which pools wait for their controller, so that nothing of them expires. In MongoDB, with a copy in memory. */
@Component
class Holds {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String CONTROLLER = "controllerId";

    /** What is in the way of a controller. */
    enum Cause {
        TROUBLE,
        SERVICE
    }

    private final MongoCollection<Document> ofPools;
    private final MongoCollection<Document> ofControllers;
    private final Map<PoolId, ControllerId> pools = new ConcurrentHashMap<>();
    private final Map<ControllerId, Set<Cause>> held = new ConcurrentHashMap<>();

    Holds(MongoDatabase database) {
        ofPools = database.getCollection("list_waits_pools_v2");
        ofControllers = database.getCollection("list_waits_controllers_v2");
        for (var document : ofPools.find()) {
            pools.put(PoolId.of(document.getString("_id")), ControllerId.of(document.getString(CONTROLLER)));
        }
        for (var document : ofControllers.find()) {
            for (var cause : Cause.values()) {
                if (document.containsKey(cause.name())) {
                    causes(ControllerId.of(document.getString("_id"))).add(cause);
                }
            }
        }
    }

    /** Whether the pool waits for its controller. */
    boolean holds(PoolId poolId) {
        var controllerId = pools.get(poolId);
        return controllerId != null
                && !held.getOrDefault(controllerId, Set.of()).isEmpty();
    }

    Set<PoolId> poolsOf(ControllerId controllerId) {
        return pools.entrySet().stream()
                .filter(pool -> pool.getValue().equals(controllerId))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    void uses(PoolId poolId, ControllerId controllerId) {
        ofPools.updateOne(
                Filters.eq("_id", poolId.value().toString()),
                Updates.set(CONTROLLER, controllerId.value().toString()),
                UPSERT);
        pools.put(poolId, controllerId);
    }

    void gone(PoolId poolId) {
        ofPools.deleteOne(Filters.eq("_id", poolId.value().toString()));
        pools.remove(poolId);
    }

    void begin(ControllerId controllerId, Cause cause) {
        ofControllers.updateOne(
                Filters.eq("_id", controllerId.value().toString()), Updates.set(cause.name(), true), UPSERT);
        causes(controllerId).add(cause);
    }

    void end(ControllerId controllerId, Cause cause) {
        ofControllers.updateOne(Filters.eq("_id", controllerId.value().toString()), Updates.unset(cause.name()));
        causes(controllerId).remove(cause);
    }

    void gone(ControllerId controllerId) {
        ofControllers.deleteOne(Filters.eq("_id", controllerId.value().toString()));
        held.remove(controllerId);
    }

    private Set<Cause> causes(ControllerId controllerId) {
        return held.computeIfAbsent(controllerId, id -> ConcurrentHashMap.newKeySet());
    }
}
