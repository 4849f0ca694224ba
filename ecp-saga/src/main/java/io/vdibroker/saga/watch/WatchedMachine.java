package io.vdibroker.saga.watch;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.pool.PoolId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A machine of ours, what it is recorded to be called (nothing, before it exists), what is recorded of its state by
 * which event (nothing, before it was first seen), whether it is recorded as missing, being removed, or somebody's, the
 * tag that it is recorded to carry, and whether it is recorded to come and go.
 */
record WatchedMachine(
        MachineId id,
        PoolId poolId,
        @Nullable String name,
        @Nullable Observation recorded,
        @Nullable String recordedBy,
        boolean missing,
        boolean leaving,
        boolean assigned,
        @Nullable String tagId,
        boolean flapping) {

    private static final Observation NOTHING = new Observation(PowerState.UNKNOWN, false, null, null, null, null);

    static final String NAME = "name";
    static final String RECORDED = "recorded";
    static final String RECORDED_BY = "recordedBy";
    static final String MISSING = "missing";
    static final String LEAVING = "leaving";
    static final String ASSIGNED = "assigned";
    static final String TAG = "tagId";
    static final String FLAPPING = "flapping";

    static WatchedMachine of(Document document) {
        var recorded = document.get(RECORDED, Document.class);
        return new WatchedMachine(
                MachineId.of(document.getString("_id")),
                PoolId.of(document.getString("poolId")),
                document.getString(NAME),
                recorded == null ? null : observation(recorded),
                document.getString(RECORDED_BY),
                document.getBoolean(MISSING, false),
                document.getBoolean(LEAVING, false),
                document.getBoolean(ASSIGNED, false),
                document.getString(TAG),
                document.getBoolean(FLAPPING, false));
    }

    /** What was recorded last; nothing, before it was first seen. */
    Observation observed() {
        return recorded == null ? NOTHING : recorded;
    }

    static Document document(Observation observed) {
        return new Document("power", observed.power().name())
                .append("agentHeard", observed.agentHeard())
                .append("address", observed.address())
                .append("consolePort", observed.consolePort())
                .append("nodeId", observed.nodeId())
                .append("nodeConsolePort", observed.nodeConsolePort());
    }

    private static Observation observation(Document document) {
        return new Observation(
                PowerState.valueOf(document.getString("power")),
                document.getBoolean("agentHeard", false),
                document.getString("address"),
                document.getInteger("consolePort"),
                document.getString("nodeId"),
                document.getInteger("nodeConsolePort"));
    }
}
