package io.vdibroker.query.rebuild;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

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

    /** Each collection that was made anew. */
    void compareAndMend() {
        for (var name : anew.listCollectionNames()) {
            mendWhatShouldBe(name);
            removeWhatShouldNotBe(name);
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
        inRounds(anew.getCollection(name).find(), round -> {
            var present = byId(collection, round);
            for (var document : round) {
                var id = Objects.requireNonNull(document.get("_id"));
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
        inRounds(collection.find().projection(include("_id")), round -> {
            var there = new HashSet<>(byId(anew.getCollection(name), round).keySet());
            for (var document : round) {
                var id = Objects.requireNonNull(document.get("_id"));
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

    private static Map<Object, Document> byId(MongoCollection<Document> collection, List<Document> round) {
        Map<Object, Document> found = new HashMap<>();
        var ids = round.stream().map(document -> document.get("_id")).toList();
        collection.find(in("_id", ids)).forEach(document -> found.put(document.get("_id"), document));
        return found;
    }

    private static List<String> fields(Document right, Document shown) {
        var names = new TreeSet<>(right.keySet());
        names.addAll(shown.keySet());
        names.removeIf(name -> Objects.equals(right.get(name), shown.get(name)));
        return List.copyOf(names);
    }

    private static void inRounds(Iterable<Document> documents, Consumer<List<Document>> round) {
        List<Document> next = new ArrayList<>();
        for (var document : documents) {
            next.add(document);
            if (next.size() == ROUND) {
                round.accept(List.copyOf(next));
                next.clear();
            }
        }
        round.accept(next);
    }
}
