package io.vdibroker.saga.watch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.pool.PoolId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Which controller has which of our machines, one document each. Can be rebuilt from the events. */
@Component
public class MachineList {

    private static final String COLLECTION = "list_machines_v3";
    private static final String CONTROLLER = "controllerId";
    private static final String POOL = "poolId";

    private final MongoCollection<Document> machines;

    MachineList(MongoDatabase database) {
        machines = database.getCollection(COLLECTION);
        machines.createIndex(Indexes.ascending(CONTROLLER));
    }

    /** Empty when no pool has the machine. */
    public Optional<ControllerId> controllerOf(MachineId id) {
        return Optional.ofNullable(
                        machines.find(eq("_id", id.value().toString())).first())
                .map(document -> ControllerId.of(document.getString(CONTROLLER)));
    }

    List<WatchedMachine> all(ControllerId controllerId) {
        return machines.find(eq(CONTROLLER, controllerId.value().toString()))
                .map(WatchedMachine::of)
                .into(new ArrayList<>());
    }

    void recordFlapping(MachineId id, PoolId poolId, boolean flapping) {
        set(id, poolId, WatchedMachine.FLAPPING, flapping);
    }

    /** Of all controllers. */
    long countFlapping() {
        return machines.countDocuments(eq(WatchedMachine.FLAPPING, true));
    }

    /** Of all controllers: on, and without the agent that told their address. */
    long countSilentAgents() {
        return machines.countDocuments(and(
                eq(WatchedMachine.RECORDED + ".power", PowerState.ON.name()),
                eq(WatchedMachine.RECORDED + ".agentHeard", false),
                ne(WatchedMachine.RECORDED + ".address", null)));
    }

    /** Of all controllers. */
    long countMissing() {
        return machines.countDocuments(eq(WatchedMachine.MISSING, true));
    }

    void recordName(MachineId id, PoolId poolId, String name) {
        set(id, poolId, WatchedMachine.NAME, name);
    }

    /** Changes nothing when the machine is in no pool, or in another. */
    void record(MachineId id, PoolId poolId, Observation observed, String eventId) {
        machines.updateOne(
                and(eq("_id", id.value().toString()), eq(POOL, poolId.value().toString())),
                Updates.combine(
                        Updates.set(WatchedMachine.RECORDED, WatchedMachine.document(observed)),
                        Updates.set(WatchedMachine.RECORDED_BY, eventId)));
    }

    void recordTag(MachineId id, PoolId poolId, String tagId) {
        set(id, poolId, WatchedMachine.TAG, tagId);
    }

    void recordMissing(MachineId id, PoolId poolId, boolean missing) {
        set(id, poolId, WatchedMachine.MISSING, missing);
    }

    void recordLeaving(MachineId id, PoolId poolId) {
        set(id, poolId, WatchedMachine.LEAVING, true);
    }

    void recordAssigned(MachineId id, PoolId poolId, boolean assigned) {
        set(id, poolId, WatchedMachine.ASSIGNED, assigned);
    }

    /** Changes nothing when the machine is in no pool, or in another. */
    private void set(MachineId id, PoolId poolId, String name, Object value) {
        machines.updateOne(
                and(eq("_id", id.value().toString()), eq(POOL, poolId.value().toString())), Updates.set(name, value));
    }

    void save(MachineId id, ControllerId controllerId, PoolId poolId) {
        var document = new Document("_id", id.value().toString())
                .append(CONTROLLER, controllerId.value().toString())
                .append(POOL, poolId.value().toString());
        machines.replaceOne(eq("_id", document.getString("_id")), document, new ReplaceOptions().upsert(true));
    }

    /** Changes nothing when another pool has the machine by now. */
    void delete(MachineId id, PoolId poolId) {
        machines.deleteOne(
                and(eq("_id", id.value().toString()), eq(POOL, poolId.value().toString())));
    }
}
