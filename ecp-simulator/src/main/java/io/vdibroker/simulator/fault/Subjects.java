package io.vdibroker.simulator.fault;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.http.Request;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Tag;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The names of the machines and tags that a request is about, so that a fault can be for some of them only. */
@Component
class Subjects {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final List<String> IDS = List.of("entity_ids", "entity_uuids", "domains_ids");

    private final World world;

    Subjects(World world) {
        this.world = world;
    }

    Set<String> of(Request request) {
        return world.read(() -> {
            Set<String> names = new LinkedHashSet<>();
            addAll(names, request.path());
            addAll(names, request.query().getOrDefault("ids", ""));
            addAll(names, request.query().getOrDefault("parent", ""));
            names.add(request.query().getOrDefault("name", ""));
            addBody(names, request);
            names.remove("");
            return names;
        });
    }

    private void addBody(Set<String> names, Request request) {
        if (request.method().equals("GET") || request.body().isBlank()) {
            return;
        }
        try {
            JsonNode body = Json.object(request.body());
            names.add(body.path("verbose_name").asString(""));
            for (String key : IDS) {
                body.path(key).forEach(id -> addName(names, id.asString("")));
            }
            addName(names, body.path("entity_uuid").asString(""));
            addName(names, body.path("domain").asString(""));
        } catch (EcpError e) {
            return; // no JSON names nothing, and is refused soon
        }
    }

    private void addAll(Set<String> names, String text) {
        Matcher ids = ID.matcher(text);
        while (ids.find()) {
            addName(names, ids.group());
        }
    }

    private void addName(Set<String> names, String id) {
        Domain domain = world.state().domains.get(id);
        if (domain != null) {
            names.add(domain.name);
        }
        Tag tag = world.state().tags.get(id);
        if (tag != null) {
            names.add(tag.name);
        }
        Task task = world.state().tasks.get(id);
        if (task != null) {
            task.entities.keySet().forEach(entity -> addName(names, entity));
        }
    }
}
