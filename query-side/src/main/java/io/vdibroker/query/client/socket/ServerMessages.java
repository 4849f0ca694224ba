package io.vdibroker.query.client.socket;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the client is told, as the protocol spells it. */
final class ServerMessages {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ServerMessages() {}

    static String welcome() {
        return control(false, "Auth success").toString();
    }

    static String problem(String text) {
        return control(true, text).toString();
    }

    /** The client signs out and does not come back by itself. */
    static String disconnect() {
        return control(false, "Disconnect requested").put("cmd", "DISCONNECT").toString();
    }

    static String progress(UserId userId, int requestId, int percent, String text) {
        return data("/domains/", "vm_preparation_progress")
                .put("user_id", userId.value().toString())
                .put("request_id", requestId)
                .put("progress", percent)
                .put("msg", text)
                .toString();
    }

    static String power(MachineId machineId, PowerState power) {
        var message = data("/domains/", "UPDATED").put("id", machineId.value().toString());
        message.putObject("object")
                .put(
                        "user_power_state",
                        switch (power) {
                            case UNKNOWN -> 0;
                            case OFF -> 1;
                            case SUSPENDED -> 2;
                            case ON -> 3;
                        });
        return message.toString();
    }

    static String entitlementsChanged(UserId userId) {
        return data("/pools/", "pool_entitlement_changed")
                .put("user_id", userId.value().toString())
                .toString();
    }

    private static ObjectNode control(boolean error, String text) {
        return MAPPER.createObjectNode()
                .put("msg_type", "control")
                .put("error", error)
                .put("msg", text);
    }

    private static ObjectNode data(String resource, String event) {
        return MAPPER.createObjectNode()
                .put("msg_type", "data")
                .put("resource", resource)
                .put("event", event);
    }
}
