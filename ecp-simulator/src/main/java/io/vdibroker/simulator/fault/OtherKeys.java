package io.vdibroker.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same answer from another release: with keys that are new, or without some that it did not have yet. */
final class OtherKeys {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Section 3.6, "fields a broker really needs", and what sections 1 and 2 say that clients read. */
    private static final Set<String> NEEDED = Set.of(
            "agent",
            "code",
            "colour",
            "count",
            "cluster",
            "cpu_count",
            "cpu_topology",
            "created",
            "detail",
            "entities",
            "entity",
            "entity_class",
            "entity_uuid",
            "error_message",
            "errors",
            "filename",
            "free_space",
            "graphics_password",
            "guest-exec",
            "guest_utils",
            "hostname",
            "id",
            "ipv4",
            "is_multitask",
            "locked_by",
            "management_ip",
            "memory_count",
            "message",
            "name",
            "next",
            "node",
            "os_type",
            "out-data",
            "parent",
            "previous",
            "progress",
            "qemu_state",
            "real_remote_access_port",
            "remote_access",
            "remote_access_port",
            "resource_pool",
            "results",
            "size",
            "spice_url",
            "status",
            "_task",
            "template",
            "thin",
            "token",
            "type",
            "ui_entities",
            "used_space",
            "user_power_state",
            "uuid",
            "verbose_name",
            "version",
            "vnc_url");

    private OtherKeys() {}

    static String added(String json, long seed) {
        return changed(json, new Random(seed), true);
    }

    static String removed(String json, long seed) {
        return changed(json, new Random(seed), false);
    }

    private static String changed(String json, Random dice, boolean more) {
        try {
            JsonNode node = MAPPER.readTree(json);
            walk(node, dice, more);
            return MAPPER.writeValueAsString(node);
        } catch (JacksonException e) {
            return json; // a redirect has no JSON
        }
    }

    private static void walk(JsonNode node, Random dice, boolean more) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                if (!more && !NEEDED.contains(name) && dice.nextBoolean()) {
                    object.remove(name);
                } else if (!name.equals("entities")) { // its keys are ids
                    walk(object.path(name), dice, more);
                }
            }
            if (more && !object.isEmpty()) {
                add(object, dice);
            }
        } else {
            new ArrayList<>(node.values()).forEach(value -> walk(value, dice, more));
        }
    }

    private static void add(ObjectNode object, Random dice) {
        String name = "extra_" + dice.nextInt(1_000);
        switch (dice.nextInt(4)) {
            case 0 -> object.putNull(name);
            case 1 -> object.put(name, "новое");
            case 2 -> object.putArray(name).add(1).addNull();
            default -> object.putObject(name).put("deep", true);
        }
    }
}
