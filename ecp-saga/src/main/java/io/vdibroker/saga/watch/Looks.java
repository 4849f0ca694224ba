package io.vdibroker.saga.watch;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.saga.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * When all machines of each controller were last looked at, and what fails again and again. No event tells this: the
 * time is
 * kept beside the lists, so that it outlives a restart, and is not known after the views were deleted.
 */
@Component
class Looks {

    private static final String AT = "at";
    private static final Duration KEPT_EVERY = Duration.ofMinutes(1);
    private static final int AGAIN_AND_AGAIN = 3;

    /** What of a controller is looked at. */
    enum Part {
        ALL,
        MACHINES,
        TAGS
    }

    /**
     * What could not be looked at, several times in a row.
     *
     * @param subject one machine, one tag, or the controller
     */
    record Failing(ControllerId controllerId, Part part, String subject, Instant since, int times, String text) {}

    private record Key(ControllerId controllerId, Part part) {}

    private final MongoCollection<Document> looks;
    private final SteadyClock clock;
    private final Map<ControllerId, Instant> last = new ConcurrentHashMap<>();
    private final Map<ControllerId, Instant> kept = new ConcurrentHashMap<>();
    private final Map<Key, Map<String, Failing>> failing = new ConcurrentHashMap<>();

    Looks(MongoDatabase database, SteadyClock clock) {
        this.looks = database.getCollection("looks_v1");
        this.clock = clock;
        for (var document : looks.find()) {
            last.put(ControllerId.of(document.getString("_id")), Instant.parse(document.getString(AT)));
        }
    }

    /** When all machines were last looked at; empty when nobody remembers. */
    Optional<Instant> lastOf(ControllerId controllerId) {
        return Optional.ofNullable(last.get(controllerId));
    }

    /** All machines were looked at, whatever became of some of them. */
    void completed(ControllerId controllerId) {
        var now = clock.wall();
        last.put(controllerId, now);
        noted(controllerId, Part.ALL, Map.of());
        var before = kept.get(controllerId);
        if (before == null || Duration.between(before, now).abs().compareTo(KEPT_EVERY) >= 0) {
            var id = controllerId.value().toString();
            looks.replaceOne(
                    eq("_id", id),
                    new Document("_id", id).append(AT, now.toString()),
                    new ReplaceOptions().upsert(true));
            kept.put(controllerId, now);
        }
    }

    /** What failed of this part at the last look; what is not among it fails no more. */
    void noted(ControllerId controllerId, Part part, Map<String, String> failures) {
        var key = new Key(controllerId, part);
        var before = failing.getOrDefault(key, Map.of());
        if (failures.isEmpty()) {
            failing.remove(key);
            return;
        }
        var now = new HashMap<String, Failing>();
        failures.forEach((subject, text) -> {
            var known = before.get(subject);
            now.put(
                    subject,
                    known == null
                            ? new Failing(controllerId, part, subject, clock.wall(), 1, text)
                            : new Failing(controllerId, part, subject, known.since(), known.times() + 1, text));
        });
        failing.put(key, Map.copyOf(now));
    }

    /** The controller is not looked at any more. */
    void retain(Set<ControllerId> controllers) {
        failing.keySet().removeIf(key -> !controllers.contains(key.controllerId()));
    }

    /** What failed several times in a row, the eldest first. */
    List<Failing> failing() {
        return failing.values().stream()
                .flatMap(each -> each.values().stream())
                .filter(each -> each.times() >= AGAIN_AND_AGAIN)
                .sorted(Comparator.comparing(Failing::since).thenComparing(Failing::subject))
                .toList();
    }
}
