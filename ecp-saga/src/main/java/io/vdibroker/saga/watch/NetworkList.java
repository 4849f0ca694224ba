package io.vdibroker.saga.watch;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.vdibroker.api.machine.Network;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The networks of those pools and controllers that name some, by stream key. Can be rebuilt from the events. */
@Component
class NetworkList {

    private static final String NETWORKS = "networks";

    private final MongoCollection<Document> subjects;

    NetworkList(MongoDatabase database) {
        subjects = database.getCollection("list_networks_v1");
    }

    /** What is no network any more, by a rule of today, is left out. */
    Map<String, List<Network>> all() {
        Map<String, List<Network>> all = new HashMap<>();
        for (var document : subjects.find()) {
            all.put(
                    document.getString("_id"),
                    document.getList(NETWORKS, String.class, List.of()).stream()
                            .map(Network::parse)
                            .flatMap(Optional::stream)
                            .toList());
        }
        return all;
    }

    void save(String subject, List<String> networks) {
        subjects.replaceOne(
                eq("_id", subject),
                new Document("_id", subject).append(NETWORKS, networks),
                new ReplaceOptions().upsert(true));
    }

    void delete(String subject) {
        subjects.deleteOne(eq("_id", subject));
    }
}
