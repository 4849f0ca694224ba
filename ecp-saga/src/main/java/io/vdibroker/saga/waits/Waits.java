package io.vdibroker.saga.waits;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** What is due when, kept in MongoDB, with a copy in memory that is read once at the start. */
@Component
class Waits {
    static final String COLLECTION = "list_waits_v2";

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final Holds holds;
    private final MongoCollection<Document> collection;
    private final Map<String, Wait> waits = new ConcurrentHashMap<>();
    private volatile Runnable listener = () -> {};

    Waits(MongoDatabase database, Holds holds) {
        this.holds = holds;
        collection = database.getCollection(COLLECTION);
        for (var document : collection.find()) {
            var wait = read(document);
            waits.put(wait.id(), wait);
        }
    }

    /** Told after each change; must return at once. */
    void onChange(Runnable changed) {
        listener = changed;
    }

    /** All, the next one first. */
    List<Wait> all() {
        return waits.values().stream()
                .sorted(Comparator.comparing(Wait::dueAt).thenComparing(Wait::id))
                .toList();
    }

    /** Whether it waits for its controller. */
    boolean isHeld(Wait wait) {
        return holds.holds(wait.poolId());
    }

    int size() {
        return waits.size();
    }

    synchronized void put(Wait wait) {
        collection.replaceOne(Filters.eq("_id", wait.id()), write(wait), UPSERT);
        waits.put(wait.id(), wait);
        listener.run();
    }

    /** The controller is in the way. */
    void hold(ControllerId controllerId, Holds.Cause cause) {
        holds.begin(controllerId, cause);
    }

    /** It is not any more: whoever has a ticket is waited for as if they had asked at that moment. */
    synchronized void release(ControllerId controllerId, Holds.Cause cause, Instant at) {
        var pools = holds.poolsOf(controllerId);
        for (var wait : List.copyOf(waits.values())) {
            if (wait.ticketId() != null && pools.contains(wait.poolId())) {
                put(wait.from(at));
            }
        }
        holds.end(controllerId, cause);
        listener.run();
    }

    synchronized void remove(String id) {
        collection.deleteOne(Filters.eq("_id", id));
        waits.remove(id);
    }

    /** Unless it has been given another time meanwhile. */
    synchronized void ended(Wait wait) {
        if (wait.equals(waits.get(wait.id()))) {
            remove(wait.id());
        }
    }

    private static Document write(Wait wait) {
        var ticketId = wait.ticketId();
        return new Document("_id", wait.id())
                .append("poolId", wait.poolId().value().toString())
                .append("ticketId", ticketId == null ? null : ticketId.value().toString())
                .append("expansionId", wait.expansionId().value().toString())
                .append("since", wait.since().toString())
                .append("dueAt", wait.dueAt().toString())
                .append("metadata", new Document(new HashMap<>(wait.metadata())));
    }

    private static Wait read(Document document) {
        var ticketId = document.getString("ticketId");
        var metadata = new HashMap<String, String>();
        document.get("metadata", Document.class).forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        return new Wait(
                document.getString("_id"),
                PoolId.of(document.getString("poolId")),
                ticketId == null ? null : TicketId.of(ticketId),
                ExpansionId.of(document.getString("expansionId")),
                Instant.parse(document.getString("since")),
                Instant.parse(document.getString("dueAt")),
                Map.copyOf(metadata));
    }
}
