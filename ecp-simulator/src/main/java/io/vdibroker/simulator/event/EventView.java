package io.vdibroker.simulator.event;

import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.state.EcpEvent;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An event as the API shows it (3.15), in the language of the caller. */
@Component
public class EventView {
    static final Set<String> SHORT =
            Set.of("id", "message", "detail_message", "user", "type", "created", "task", "readed", "entities");

    private final World world;

    EventView(World world) {
        this.world = world;
    }

    /** The events of a task, which go with its info. */
    public List<Map<String, Object>> of(Task task) {
        return world.state().events.values().stream()
                .filter(event -> task.id.equals(event.task()))
                .map(event -> full(event, "en"))
                .toList();
    }

    Map<String, Object> full(EcpEvent event, String language) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", event.id());
        view.put("message", language.startsWith("ru") ? Russian.of(event.message()) : event.message());
        view.put("detail_message", event.detail());
        view.put("user", event.user());
        view.put("type", event.type().name().toLowerCase(Locale.ROOT));
        view.put("created", Json.time(event.created()));
        view.put("task", event.task());
        view.put("readed", List.of());
        view.put(
                "entities",
                event.entities().entrySet().stream()
                        .map(entry -> Map.of("entity_uuid", entry.getKey(), "entity_class", entry.getValue()))
                        .toList());
        view.put("permissions", List.of());
        return view;
    }
}
