package io.vdibroker.query.rebuild;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.vdibroker.query.rebuild.Difference.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;

/** Goes through what was made anew document by document, and makes what is read the same. */
final class Comparison {

    private static final int ROUND = 500;
    private static final int MANY_IDS = 10_000;
    private static final int MOST_TOLD = 100;

    private final MongoDatabase views;
    private final MongoDatabase anew;
    private final List<Difference> differences = new ArrayList<>();
    private long compared;
    private long different;

    Comparison(MongoDatabase views, MongoDatabase anew) {
        this.views = views;
        this.anew = anew;
    }

    /** Each collection that was made anew. What should not be there goes first: it may stand in the way of what should. */
    void compareAndMend() {
        for (var name : anew.listCollectionNames()) {
            removeWhatShouldNotBe(name);
            mendWhatShouldBe(name);
        }
    }

    /** How many documents were looked at, those that should not have been included. */
    long compared() {
        return compared;
    }

    /** How many of them were not as they should be. */
    long different() {
        return different;
    }

    /** The first of those. */
    List<Difference> differences() {
        return List.copyOf(differences);
    }

    private void mendWhatShouldBe(String name) {
        var collection = views.getCollection(name);
        var source = anew.getCollection(name);
        inRounds(ids(source), ids -> {
            var right = byId(source, ids);
            var present = byId(collection, ids);
            for (var id : ids) {
                var document = Objects.requireNonNull(right.get(id));
                var shown = present.get(id);
                compared++;
                if (!document.equals(shown)) {
                    note(new Difference(
                            name,
                            id.toString(),
                            shown == null ? Kind.MISSING : Kind.DIFFERENT,
                            shown == null ? List.of() : fields(document, shown)));
                    collection.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true));
                }
            }
        });
    }

    private void removeWhatShouldNotBe(String name) {
        var collection = views.getCollection(name);
        inRounds(ids(collection), ids -> {
            var there = new HashSet<>();
            ids(anew.getCollection(name).find(in("_id", ids))).forEach(there::add);
            for (var id : ids) {
                if (!there.contains(id)) {
                    compared++;
                    note(new Difference(name, id.toString(), Kind.SURPLUS, List.of()));
                    collection.deleteOne(eq("_id", id));
                }
            }
        });
    }

    private void note(Difference difference) {
        different++;
        if (differences.size() < MOST_TOLD) {
            differences.add(difference);
        }
    }

    /** Only these of all of a collection: an embedded server holds everything that a question finds until it has been read. */
    private static Iterable<Object> ids(MongoCollection<Document> collection) {
        return ids(collection.find());
    }

    private static Iterable<Object> ids(FindIterable<Document> found) {
        return found.projection(include("_id"))
                .batchSize(MANY_IDS)
                .map(document -> Objects.requireNonNull(document.get("_id")));
    }

    private static Map<Object, Document> byId(MongoCollection<Document> collection, List<Object> ids) {
        Map<Object, Document> found = new HashMap<>();
        collection.find(in("_id", ids)).forEach(document -> found.put(document.get("_id"), document));
        return found;
    }

    private static List<String> fields(Document right, Document shown) {
        var names = new TreeSet<>(right.keySet());
        names.addAll(shown.keySet());
        names.removeIf(name -> Objects.equals(right.get(name), shown.get(name)));
        return List.copyOf(names);
    }

    private static void inRounds(Iterable<Object> ids, Consumer<List<Object>> round) {
        List<Object> next = new ArrayList<>();
        for (var id : ids) {
            next.add(id);
            if (next.size() == ROUND) {
                round.accept(List.copyOf(next));
                next.clear();
            }
        }
        round.accept(next);
    }
}
