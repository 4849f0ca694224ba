package io.vdibroker.simulator.http;

import io.vdibroker.simulator.state.Timing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was asked and answered, the newest so many of it, without secrets. */
@Component
public class Journal {
    private static final int KEPT = 20_000;

    private final Timing timing;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long received;

    Journal(Timing timing) {
        this.timing = timing;
    }

    /** One request; a status of 0 means that the connection ended without an answer. */
    public record Entry(
            long number,
            String at,
            String method,
            String path,
            Map<String, String> query,
            @Nullable Object body,
            int status) {}

    synchronized void add(Request request, int status) {
        entries.addLast(new Entry(
                ++received,
                Json.time(timing.now()),
                request.method(),
                request.path(),
                request.query(),
                masked(request.body()),
                status));
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    public synchronized List<Entry> list() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        entries.clear();
    }

    private static @Nullable Object masked(String body) {
        if (body.isBlank()) {
            return null;
        }
        try {
            ObjectNode object = Json.object(body);
            mask(object);
            return object;
        } catch (EcpError e) {
            return "(no JSON object)";
        }
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.contains("password") || lower.contains("token")) {
                    object.put(name, "***");
                } else {
                    mask(object.path(name));
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(Journal::mask);
        }
    }
}
