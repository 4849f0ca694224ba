package io.vdibroker.simulator.tag;

import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.http.Views;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Tag;
import io.vdibroker.simulator.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A tag as the API shows it. */
@Component
class TagView implements Views.View {
    static final Set<String> SHORT = Set.of("id", "verbose_name", "colour", "ui_entities");

    private final World world;

    TagView(World world) {
        this.world = world;
    }

    @Override
    public String entityClass() {
        return "tag";
    }

    @Override
    public Optional<Map<String, Object>> find(String id) {
        return Optional.ofNullable(world.state().tags.get(id)).map(this::full);
    }

    Map<String, Object> full(Tag tag) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", tag.id);
        view.put("verbose_name", tag.name);
        view.put("colour", tag.colour);
        view.put("entity_type", "tag");
        view.put("created", Json.time(tag.created));
        view.put("ui_entities", entities(tag));
        view.put("permissions", List.of());
        return view;
    }

    private List<Map<String, Object>> entities(Tag tag) {
        return tag.entities.entrySet().stream()
                .map(entry -> entity(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<String, Object> entity(String id, String entityClass) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("entity_uuid", id);
        entity.put("entity_class", entityClass);
        Domain domain = world.state().domains.get(id);
        entity.put("entity_name", domain == null ? "" : domain.name);
        return entity;
    }
}
