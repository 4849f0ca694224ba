package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Settings;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.StoredJson;
import io.vdibroker.simulator.state.Tag;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows everything at once, for a test to compare with what the broker believes; and changes the settings. */
@RestController
@RequestMapping("/simulator")
class StateController {
    private final World world;

    StateController(World world) {
        this.world = world;
    }

    @GetMapping("/state")
    Map<String, Object> state() {
        return world.read(() -> {
            State state = world.state();
            Map<String, Object> view = new LinkedHashMap<>();
            view.put(
                    "domains",
                    state.domains.values().stream()
                            .map(domain -> domain(state, domain))
                            .toList());
            view.put(
                    "tags",
                    state.tags.values().stream().map(StateController::tag).toList());
            view.put("computers", List.copyOf(state.directory.computers.values()));
            view.put(
                    "openTasks",
                    state.tasks.values().stream()
                            .filter(Task::isOpen)
                            .map(StateController::task)
                            .toList());
            return view;
        });
    }

    @GetMapping("/settings")
    Settings settings() {
        return world.read(() -> world.state().settings);
    }

    @PatchMapping("/settings")
    Settings change(@RequestBody JsonNode changes) {
        return world.change(() -> {
            State state = world.state();
            state.settings = StoredJson.merged(state.settings, changes);
            return state.settings;
        });
    }

    private static Map<String, Object> domain(State state, Domain domain) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", domain.id);
        view.put("name", domain.name);
        view.put("status", domain.status);
        view.put("power", domain.power);
        view.put("template", domain.template);
        view.put("parent", domain.parent);
        view.put("origin", domain.origin);
        view.put("lockedBy", domain.lockedBy);
        view.put("remoteAccess", domain.remoteAccess);
        view.put("hostname", domain.guest.hostname);
        view.put("joined", domain.guest.joined);
        view.put(
                "tags",
                state.tags.values().stream()
                        .filter(tag -> tag.entities.containsKey(domain.id))
                        .map(tag -> tag.name)
                        .toList());
        return view;
    }

    private static Map<String, Object> tag(Tag tag) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", tag.id);
        view.put("name", tag.name);
        view.put("colour", tag.colour);
        view.put("entities", List.copyOf(tag.entities.keySet()));
        return view;
    }

    private static Map<String, Object> task(Task task) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", task.id);
        view.put("name", task.name);
        view.put("parent", task.parent);
        view.put("started", task.started != null);
        return view;
    }
}
