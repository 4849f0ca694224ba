package io.vdibroker.query.history;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static io.vdibroker.query.store.Documents.as;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The positions between two others, both included, in one direction: all of them, or those of one key. */
final class Positions implements Iterator<Long> {

    /** Chunks that are asked for together. */
    private static final int ROUND = 250;

    private final HistoryCollections views;
    private final @Nullable String key;
    private final boolean descending;
    private final long lowest;
    private final long highest;
    private final Deque<Long> ready = new ArrayDeque<>();
    private long nextChunk;
    private final long lastChunk;

    Positions(HistoryCollections views, @Nullable String key, long lowest, long highest, boolean descending) {
        this.views = views;
        this.key = key;
        this.descending = descending;
        this.lowest = lowest;
        this.highest = highest;
        var low = HistoryCollections.chunkOf(lowest);
        var high = HistoryCollections.chunkOf(highest);
        if (key != null) {
            var bounds =
                    views.keys.find(eq("_id", key)).map(as(KeyDocument.class)).first();
            low = bounds == null ? 1 : Math.max(low, bounds.firstChunk());
            high = bounds == null ? 0 : Math.min(high, bounds.last());
        }
        var empty = lowest > highest || low > high;
        nextChunk = empty ? 0 : descending ? high : low;
        lastChunk = empty ? (descending ? 1 : -1) : descending ? low : high;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && (descending ? nextChunk >= lastChunk : nextChunk <= lastChunk)) {
            load();
        }
        return !ready.isEmpty();
    }

    @Override
    public Long next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void load() {
        List<Long> chunks = new ArrayList<>();
        var most = key == null ? 1 : ROUND;
        while (chunks.size() < most && (descending ? nextChunk >= lastChunk : nextChunk <= lastChunk)) {
            chunks.add(nextChunk);
            nextChunk += descending ? -1 : 1;
        }
        var found = key == null ? everyPosition(chunks) : ofKey(key, chunks);
        for (var chunk : chunks) {
            found.getOrDefault(chunk, List.of()).stream()
                    .filter(position -> position >= lowest && position <= highest)
                    .sorted(descending ? Comparator.reverseOrder() : Comparator.naturalOrder())
                    .forEach(ready::add);
        }
    }

    private static Map<Long, List<Long>> everyPosition(List<Long> chunks) {
        Map<Long, List<Long>> found = new HashMap<>();
        for (var chunk : chunks) {
            var first = HistoryCollections.firstOf(chunk);
            found.put(
                    chunk,
                    LongStream.range(first, HistoryCollections.firstOf(chunk + 1))
                            .boxed()
                            .toList());
        }
        return found;
    }

    private Map<Long, List<Long>> ofKey(String of, List<Long> chunks) {
        Map<Long, List<Long>> found = new HashMap<>();
        var ids = chunks.stream()
                .map(chunk -> HistoryCollections.chunkId(of, chunk))
                .toList();
        views.chunks.find(in("_id", ids)).forEach(document -> {
            var positions = document.get("at", Document.class).keySet().stream()
                    .map(Long::valueOf)
                    .toList();
            found.put(HistoryCollections.chunkOf(positions.get(0)), positions);
        });
        return found;
    }
}
