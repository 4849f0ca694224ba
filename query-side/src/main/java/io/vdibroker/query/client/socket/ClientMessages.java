package io.vdibroker.query.client.socket;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.session.SessionId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a client says; it comes with every key press, so it costs no more than a note in memory. */
@Component
class ClientMessages {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_TEXT = 300;
    private static final int MOST_FIGURES = 20;

    private final Devices devices;
    private final Clock clock;

    ClientMessages(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** Why the message cannot be understood; empty if it can. */
    Optional<String> hear(SessionId sessionId, String text, Viewer viewer) {
        JsonNode message;
        try {
            message = MAPPER.readTree(text);
        } catch (JacksonException e) {
            return Optional.of("The message is not valid JSON");
        }
        if (message == null || !message.isObject()) {
            return Optional.of("The message is no JSON object");
        }
        if (!"UPDATED".equals(text(message, "msg_type"))) {
            return Optional.of("Only messages of the type UPDATED are understood");
        }
        return understand(sessionId, message, viewer);
    }

    /** Whoever wants to know which machine the device shows. */
    interface Viewer {

        void opened(MachineId machineId);

        /** Its viewer is still open. */
        void shows(MachineId machineId);

        void closed();
    }

    private Optional<String> understand(SessionId sessionId, JsonNode message, Viewer viewer) {
        var event = text(message, "event");
        switch (event == null ? "" : event) {
            case "user_gui" -> devices.heard(sessionId, device -> device.touched(clock.instant()));
            case "vm_connected" -> {
                var machineId = machineOf(message);
                if (machineId == null) {
                    return Optional.of("vm_connected needs a vm_id");
                }
                devices.heard(
                        sessionId,
                        device -> device.connected(
                                machineId,
                                text(message, "connection_type"),
                                message.path("is_connection_secure").asBoolean(false)));
                viewer.opened(machineId);
            }
            case "vm_disconnected" -> {
                devices.heard(sessionId, Device::disconnected);
                viewer.closed();
            }
            case "vm_connection_error" ->
                devices.heard(
                        sessionId,
                        device -> device.failed(message.path("conn_error_code").asInt(0) + ": "
                                + Optional.ofNullable(text(message, "conn_error_str"))
                                        .orElse("")));
            case "network_stats" -> {
                var machineId = machineOf(message);
                devices.heard(sessionId, device -> device.measured(machineId, figures(message)));
                if (machineId != null) {
                    viewer.shows(machineId);
                }
            }
            case "vm_changed" -> {
                // of clients that took us for older than we say we are
            }
            default -> {
                return Optional.of("There is no such event");
            }
        }
        return Optional.empty();
    }

    private static Map<String, Double> figures(JsonNode message) {
        Map<String, Double> figures = new HashMap<>();
        message.properties().stream()
                .filter(field -> field.getValue().isNumber())
                .limit(MOST_FIGURES)
                .forEach(field ->
                        figures.put(cut(field.getKey()), field.getValue().asDouble()));
        return Map.copyOf(figures);
    }

    private static @Nullable MachineId machineOf(JsonNode message) {
        var id = text(message, "vm_id");
        try {
            return id == null ? null : MachineId.of(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode message, String field) {
        var value = message.path(field);
        return value.isString() ? cut(value.asString()) : null;
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
