package io.vdibroker.query.machine;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import io.vdibroker.api.machine.MachineStatus;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.query.MachineCounts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonNull;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Counts the machines of pools when somebody asks: one pass over the documents, however many pools. A count that was kept
 * would have to be counted up, and a repeated event would count twice.
 */
@Component
public class PoolMachines {

    /** Who counts. */
    public static final String GROUP = MachineCollections.GROUP;

    private static final Document KEY = new Document("pool", "$pool")
            .append("status", "$status")
            .append("quarantined", "$quarantined")
            .append("held", new Document("$gt", List.of("$held", BsonNull.VALUE)))
            .append("returning", "$returning")
            .append("users", "$users");

    private final MachineCollections views;

    PoolMachines(MachineCollections views) {
        this.views = views;
    }

    /** The counts of each pool that has machines. */
    public Map<PoolId, MachineCounts> of(Collection<PoolId> pools) {
        var ids = pools.stream().map(pool -> pool.value().toString()).toList();
        Map<PoolId, Tally> tallies = new HashMap<>();
        views.machines
                .aggregate(List.of(match(in("pool", ids)), group(KEY, sum("count", 1))))
                .forEach(group -> {
                    var key = group.get("_id", Document.class);
                    tallies.computeIfAbsent(PoolId.of(key.getString("pool")), id -> new Tally())
                            .add(key, group.getInteger("count"));
                });
        Map<PoolId, MachineCounts> counts = new HashMap<>();
        tallies.forEach((pool, tally) -> counts.put(pool, tally.counts()));
        return counts;
    }

    /** How many machines of all pools were set aside. */
    public long countQuarantined() {
        return views.machines.countDocuments(and(eq("quarantined", true), eq("status", MachineStatus.READY.name())));
    }

    /** What a pool without machines has. */
    public static MachineCounts none() {
        return new Tally().counts();
    }

    private static final class Tally {

        private final Map<MachineStatus, Integer> byStatus = new HashMap<>();
        private int assigned;
        private int held;
        private int returning;
        private int quarantined;

        void add(Document key, int count) {
            var status = MachineStatus.valueOf(key.getString("status"));
            byStatus.merge(status, count, Integer::sum);
            if (status == MachineStatus.READY) {
                var users = key.get("users", Document.class);
                if (Boolean.TRUE.equals(key.getBoolean("quarantined"))) {
                    quarantined += count;
                } else if (Boolean.TRUE.equals(key.getBoolean("held"))) {
                    held += count;
                } else if (Boolean.TRUE.equals(key.getBoolean("returning"))) {
                    returning += count;
                } else if (users != null && !users.isEmpty()) {
                    assigned += count;
                }
            }
        }

        MachineCounts counts() {
            return new MachineCounts(
                    byStatus.values().stream().mapToInt(Integer::intValue).sum(),
                    of(MachineStatus.REQUESTED),
                    of(MachineStatus.CLONING),
                    of(MachineStatus.PREPARING),
                    of(MachineStatus.READY),
                    assigned,
                    of(MachineStatus.READY) - assigned - held - returning - quarantined,
                    held,
                    returning,
                    quarantined,
                    of(MachineStatus.FAILED),
                    of(MachineStatus.REMOVING),
                    of(MachineStatus.NEEDS_ATTENTION));
        }

        private int of(MachineStatus status) {
            return byStatus.getOrDefault(status, 0);
        }
    }
}
