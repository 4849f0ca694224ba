package io.vdibroker.saga.watch;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Which machines are gone, and which strangers are recorded, one document each. Can be rebuilt from the events. */
@Component
class StrangerList {

    private static final String CONTROLLER = "controllerId";
    private static final String MACHINE = "machineId";
    private static final String POOL = "poolId";
    private static final String FORGOTTEN = "forgotten";
    private static final int BLOCK = 500;

    private final MongoCollection<Document> gone;
    private final MongoCollection<Document> strangers;

    StrangerList(MongoDatabase database) {
        gone = database.getCollection("list_gone_machines_v1");
        strangers = database.getCollection("list_strangers_v1");
    }

    boolean nothingIsGone() {
        return gone.find().first() == null;
    }

    /** The pool that each of them that is gone was in last. */
    Map<MachineId, PoolId> goneAmong(Collection<MachineId> ids) {
        var texts = ids.stream().map(id -> id.value().toString()).toList();
        Map<MachineId, PoolId> found = new HashMap<>();
        for (var from = 0; from < texts.size(); from += BLOCK) {
            List<String> block = texts.subList(from, Math.min(from + BLOCK, texts.size()));
            gone.find(in("_id", block))
                    .forEach(document ->
                            found.put(MachineId.of(document.getString("_id")), PoolId.of(document.getString(POOL))));
        }
        return found;
    }

    /** Those that are recorded, forgotten or not. */
    Set<MachineId> of(ControllerId controllerId) {
        return strangers
                .find(eq(CONTROLLER, controllerId.value().toString()))
                .map(document -> MachineId.of(document.getString(MACHINE)))
                .into(new HashSet<>());
    }

    /** Of all controllers, those that nobody has forgotten. */
    long count() {
        return strangers.countDocuments(eq(FORGOTTEN, false));
    }

    /** Of one controller, those that nobody has forgotten. */
    long countOf(ControllerId controllerId) {
        return strangers.countDocuments(
                Filters.and(eq(CONTROLLER, controllerId.value().toString()), eq(FORGOTTEN, false)));
    }

    void saveGone(MachineId id, PoolId poolId) {
        var document = new Document("_id", id.value().toString())
                .append(POOL, poolId.value().toString());
        gone.replaceOne(eq("_id", document.getString("_id")), document, new ReplaceOptions().upsert(true));
    }

    void deleteGone(MachineId id) {
        gone.deleteOne(eq("_id", id.value().toString()));
    }

    void save(ControllerId controllerId, MachineId id) {
        var document = new Document("_id", key(controllerId, id))
                .append(CONTROLLER, controllerId.value().toString())
                .append(MACHINE, id.value().toString())
                .append(FORGOTTEN, false);
        strangers.replaceOne(eq("_id", document.getString("_id")), document, new ReplaceOptions().upsert(true));
    }

    void forget(ControllerId controllerId, MachineId id) {
        strangers.updateOne(eq("_id", key(controllerId, id)), Updates.set(FORGOTTEN, true));
    }

    void delete(ControllerId controllerId, MachineId id) {
        strangers.deleteOne(eq("_id", key(controllerId, id)));
    }

    void delete(ControllerId controllerId) {
        strangers.deleteMany(eq(CONTROLLER, controllerId.value().toString()));
    }

    private static String key(ControllerId controllerId, MachineId id) {
        return controllerId.value() + "/" + id.value();
    }
}
