package io.vdibroker.query.history;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import io.vdibroker.query.store.ViewWrites;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/**
 * Where the events of some keys are, of one batch. A chunk of a busy key is a large document, and would else be written
 * once for each of the events.
 */
final class Places {

    private record Bounds(long first, long last) {}

    private final Map<String, Bounds> chunks = new LinkedHashMap<>();
    private final Map<String, List<Bson>> positions = new LinkedHashMap<>();

    void note(Collection<String> keys, long position) {
        var chunk = HistoryCollections.chunkOf(position);
        for (var key : keys) {
            chunks.merge(key, new Bounds(chunk, chunk), (before, now) -> new Bounds(before.first(), now.last()));
            positions
                    .computeIfAbsent(HistoryCollections.chunkId(key, chunk), id -> new ArrayList<>())
                    .add(set("at." + position, true));
        }
    }

    void send(HistoryCollections views, ViewWrites writes) {
        positions.forEach((id, found) -> writes.upsert(views.chunks, id, found));
        chunks.forEach((key, bounds) ->
                writes.upsert(views.keys, key, setOnInsert("first", bounds.first()), set("last", bounds.last())));
    }
}
