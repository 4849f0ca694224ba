package io.vdibroker.query.history;

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

/** The positions between two others, both included, in one direction: all of them, or those of any of some keys. */
final class Positions implements Iterator<Long> {

    /** Chunks that are asked for together. */
    private static final int ROUND = 250;

    private final HistoryCollections views;
    private final @Nullable List<String> keys;
    private final boolean descending;
    private final long lowest;
    private final long highest;
    private final Deque<Long> ready = new ArrayDeque<>();
    private long nextChunk;
    private final long lastChunk;

    /** All positions, if there are no keys to go by. */
    Positions(HistoryCollections views, @Nullable List<String> keys, long lowest, long highest, boolean descending) {
        this.views = views;
        this.keys = keys;
        this.descending = descending;
        this.lowest = lowest;
        this.highest = highest;
        var low = HistoryCollections.chunkOf(lowest);
        var high = HistoryCollections.chunkOf(highest);
        if (keys != null) {
            var bounds =
                    views.keys.find(in("_id", keys)).map(as(KeyDocument.class)).into(new ArrayList<>());
            low = Math.max(
                    low,
                    bounds.stream().mapToLong(KeyDocument::firstChunk).min().orElse(1));
            high = Math.min(
                    high, bounds.stream().mapToLong(KeyDocument::last).max().orElse(0));
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
        var most = keys == null ? 1 : Math.max(1, ROUND / Math.max(1, keys.size()));
        while (chunks.size() < most && (descending ? nextChunk >= lastChunk : nextChunk <= lastChunk)) {
            chunks.add(nextChunk);
            nextChunk += descending ? -1 : 1;
        }
        var found = keys == null ? everyPosition(chunks) : ofKeys(keys, chunks);
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

    private Map<Long, List<Long>> ofKeys(List<String> of, List<Long> chunks) {
        Map<Long, List<Long>> found = new HashMap<>();
        var ids = chunks.stream()
                .flatMap(chunk -> of.stream().map(key -> HistoryCollections.chunkId(key, chunk)))
                .toList();
        views.chunks.find(in("_id", ids)).forEach(document -> document.get("at", Document.class).keySet().stream()
                .map(Long::valueOf)
                .forEach(position -> found.computeIfAbsent(
                                HistoryCollections.chunkOf(position), chunk -> new ArrayList<>())
                        .add(position)));
        return found;
    }
}
