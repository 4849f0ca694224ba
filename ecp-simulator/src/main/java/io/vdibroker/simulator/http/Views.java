package io.vdibroker.simulator.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows an entity by its class, for callers that wait for a task's result. */
@Component
public class Views {
    private final Map<String, View> views = new LinkedHashMap<>();

    Views(List<View> all) {
        all.forEach(view -> views.put(view.entityClass(), view));
    }

    /** Shows the entities of one class. */
    public interface View {
        String entityClass();

        Optional<Map<String, Object>> find(String id);
    }

    /** What is gone is shown as an empty object. */
    public Map<String, Object> show(String entityClass, String id) {
        View view = views.get(entityClass);
        return view == null ? Map.of() : view.find(id).orElse(Map.of());
    }
}
