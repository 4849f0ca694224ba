package io.vdibroker.query.history;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static io.vdibroker.query.store.Documents.as;

import io.vdibroker.api.history.query.FindHistory;
import io.vdibroker.api.history.query.HistoryView;
import io.vdibroker.delivery.group.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers what happened. The work of one answer is bounded: where filters pass over many events a page may hold less than
 * it could, and its cursor goes on from there.
 */
@Component
class HistoryQueryHandler {

    private static final int MOST_LOOKED_AT = 5000;
    private static final int ROUND = 200;

    /** Events of several streams are stored in another order than they happened, but not by more than this. */
    private static final Duration DISORDER = Duration.ofMinutes(5);

    private final HistoryCollections views;
    private final HistoryNames names;
    private final Freshness fresh;

    HistoryQueryHandler(HistoryCollections views, HistoryNames names, Freshness fresh) {
        this.fresh = fresh;
        this.views = views;
        this.names = names;
    }

    @QueryHandler
    HistoryView handle(FindHistory query) {
        if (query.cursor() == null) { // who goes on has waited before
            fresh.upTo(HistoryCollections.GROUP);
        }
        var positions = positions(query);
        List<HistoryDocument> found = new ArrayList<>();
        var lookedAt = 0;
        @Nullable Long last = null;
        while (found.size() < query.size() && lookedAt < MOST_LOOKED_AT && positions.hasNext()) {
            List<Long> round = new ArrayList<>();
            while (round.size() < ROUND && positions.hasNext()) {
                round.add(positions.next());
            }
            var documents = documents(round);
            for (var position : round) {
                var document = documents.get(position);
                last = position;
                lookedAt++;
                if (document != null && matches(document, query)) {
                    found.add(document);
                    if (found.size() == query.size()) {
                        break;
                    }
                }
            }
        }
        var more = found.size() == query.size() || positions.hasNext();
        return new HistoryView(names.tell(found), more ? last : null);
    }

    private Positions positions(FindHistory query) {
        var head = head();
        var lowest = query.from() == null ? 0 : firstAtOrAfter(query.from().minus(DISORDER), head);
        var highest = query.to() == null ? head : firstAtOrAfter(query.to().plus(DISORDER), head);
        var cursor = query.cursor();
        if (cursor != null) {
            if (query.newestFirst()) {
                highest = Math.min(highest, cursor - 1);
            } else {
                lowest = Math.max(lowest, cursor + 1);
            }
        }
        return new Positions(views, keys(query), lowest, Math.min(highest, head), query.newestFirst());
    }

    /** What finds the fewest; the rest is filtered. A part of the system does so much that its events are not listed. */
    private static @Nullable List<String> keys(FindHistory query) {
        if (query.subject() != null) {
            return List.of(query.subject());
        }
        if (query.correlationId() != null) {
            return List.of(HistoryCollections.chainKey(query.correlationId()));
        }
        if (query.actor() != null && Subjects.user(query.actor()).isPresent()) {
            return Subjects.user(query.actor()).stream().toList();
        }
        if (query.type() != null) {
            return List.of(HistoryCollections.typeKey(query.type()));
        }
        if (query.category() == null) {
            return null;
        }
        var types = Categories.typesOf(query.category());
        return types.isEmpty() // of OTHER, which is whatever no category has
                ? null
                : types.stream().map(HistoryCollections::typeKey).toList();
    }

    private static boolean matches(HistoryDocument document, FindHistory query) {
        return (query.type() == null || query.type().equals(document.type()))
                && (query.category() == null || query.category() == Categories.of(document.type()))
                && (query.actor() == null || query.actor().equals(document.actor()))
                && (query.correlationId() == null || query.correlationId().equals(document.correlation()))
                && (query.from() == null || !document.at().isBefore(query.from()))
                && (query.to() == null || document.at().isBefore(query.to()));
    }

    private long head() {
        var head = views.keys
                .find(eq("_id", HistoryCollections.HEAD))
                .map(as(KeyDocument.class))
                .first();
        return head == null ? -1 : head.last();
    }

    /** By bisection over the positions, of which few are missing. */
    private long firstAtOrAfter(Instant time, long head) {
        var low = 0L;
        var high = head + 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            var document = firstFrom(middle, high);
            if (document == null) {
                high = middle;
            } else if (document.at().isBefore(time)) {
                low = document.position() + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private @Nullable HistoryDocument firstFrom(long position, long end) {
        for (var candidate = position; candidate < end; candidate++) {
            var document = documents(List.of(candidate)).get(candidate);
            if (document != null) {
                return document;
            }
        }
        return null;
    }

    private Map<Long, HistoryDocument> documents(List<Long> positions) {
        Map<Long, HistoryDocument> found = new HashMap<>();
        views.events
                .find(in("_id", positions))
                .map(as(HistoryDocument.class))
                .forEach(document -> found.put(document.position(), document));
        return found;
    }
}
