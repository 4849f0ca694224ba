package io.vdibroker.query.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Finds one page of documents. On the embedded server this scans the collection, which is right for lists only. */
public final class Pages {

    private Pages() {}

    /** One page, and how many documents match on all. */
    public record Page<T>(List<T> items, long total) {
        /** The same page with each item seen otherwise. */
        public <R> Page<R> map(Function<T, R> view) {
            return new Page<>(items.stream().map(view).toList(), total);
        }
    }

    /** The conditions may hold nulls, which are left out; sort is a field, with a minus for the other way round. */
    public static <T> Page<T> find(
            MongoCollection<Document> collection,
            List<? extends @Nullable Bson> conditions,
            String sort,
            int page,
            int size,
            Class<T> type) {
        var filter = all(conditions);
        var items = collection
                .find(filter)
                .sort(order(sort))
                .skip(Math.multiplyExact(page, size))
                .limit(size)
                .map(Documents.as(type))
                .into(new ArrayList<>());
        var total = page == 0 && items.size() < size ? items.size() : collection.countDocuments(filter);
        return new Page<>(items, total);
    }

    /** A part of a text, without regard to case. */
    public static @Nullable Bson contains(String field, @Nullable String part) {
        return part == null || part.isBlank()
                ? null
                : Filters.regex(field, Pattern.compile(Pattern.quote(part.strip()), Pattern.CASE_INSENSITIVE));
    }

    /** The stored form of a value, if one is asked for. */
    public static @Nullable Bson equal(String field, @Nullable Object value) {
        return value == null ? null : Filters.eq(field, Fields.stored(value));
    }

    private static Bson all(List<? extends @Nullable Bson> conditions) {
        List<Bson> given = new ArrayList<>();
        for (var condition : conditions) {
            if (condition != null) {
                given.add(condition);
            }
        }
        return given.isEmpty() ? Filters.empty() : Filters.and(given);
    }

    private static Bson order(String sort) {
        return sort.startsWith("-")
                ? Sorts.orderBy(Sorts.descending(sort.substring(1)), Sorts.ascending("_id"))
                : Sorts.orderBy(Sorts.ascending(sort), Sorts.ascending("_id"));
    }
}
