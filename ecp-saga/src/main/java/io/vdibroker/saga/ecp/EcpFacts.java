package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads ECP's objects, whose optional parts may be absent, null or of another kind. */
final class EcpFacts {

    private static final String CLASS_DOMAIN = "domain";

    private EcpFacts() {}

    static EcpDomain domain(JsonNode row) {
        var guest = row.path("guest_utils");
        return new EcpDomain(
                new MachineId(id(row)),
                text(row, "verbose_name"),
                text(row, "status"),
                power(row),
                row.path("template").asBoolean(false),
                row.path("thin").asBoolean(false),
                reference(row.path("parent")).orElse(null),
                textOrNull(row, "os_type"),
                row.path("remote_access").asBoolean(false),
                port(row.path("remote_access_port")),
                port(row.path("real_remote_access_port")),
                reference(row.path("node")).map(UUID::toString).orElse(null),
                guest.path("qemu_state").asBoolean(false),
                textOrNull(guest, "hostname"),
                texts(guest.path("ipv4")),
                textOrNull(row, "locked_by"));
    }

    static EcpTask task(JsonNode row) {
        return new EcpTask(
                text(row, "id"),
                textOrNull(row, "parent"),
                text(row, "status"),
                text(row, "name"),
                text(row, "error_message"),
                entities(row));
    }

    static EcpTag tag(JsonNode row) {
        Set<MachineId> machines = new HashSet<>();
        for (var entity : row.path("ui_entities")) {
            if (CLASS_DOMAIN.equals(text(entity, "entity_class"))) {
                uuid(text(entity, "entity_uuid")).map(MachineId::new).ifPresent(machines::add);
            }
        }
        return new EcpTag(id(row).toString(), text(row, "verbose_name"), Set.copyOf(machines));
    }

    /** The one entity of that class that a task is about. */
    static Optional<UUID> entityOf(JsonNode task, String entityClass) {
        return task.path("entities").properties().stream()
                .filter(entity -> entityClass.equals(entity.getValue().asString("")))
                .flatMap(entity -> uuid(entity.getKey()).stream())
                .findFirst();
    }

    private static Set<UUID> entities(JsonNode task) {
        Set<UUID> entities = new HashSet<>();
        task.path("entities").propertyNames().forEach(id -> uuid(id).ifPresent(entities::add));
        return Set.copyOf(entities);
    }

    static PowerState power(JsonNode row) {
        return switch (row.path("user_power_state").asInt(0)) {
            case 1 -> PowerState.OFF;
            case 2 -> PowerState.SUSPENDED;
            case 3 -> PowerState.ON;
            default -> PowerState.UNKNOWN;
        };
    }

    static @Nullable Integer port(JsonNode value) {
        var port = value.asInt(0);
        return port > 0 && port <= 65_535 ? port : null;
    }

    /** Without its id an object of ECP is nothing that we could speak of. */
    static UUID id(JsonNode row) {
        return uuid(text(row, "id"))
                .orElseThrow(() -> new EcpProblem.Malformed("ECP answered with something that has no id", null));
    }

    /** An object with an id, or a bare id. */
    static Optional<UUID> reference(JsonNode value) {
        return uuid(value.isObject() ? text(value, "id") : value.asString(""));
    }

    static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) { // absent, as far as we are concerned
            return Optional.empty();
        }
    }

    /** Empty when absent. */
    static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }

    static @Nullable String textOrNull(JsonNode object, String name) {
        var text = text(object, name);
        return text.isBlank() ? null : text;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (var item : list) {
            var text = item.isObject() ? text(item, "verbose_name") : item.asString("");
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }
}
