package io.vdibroker.simulator;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the simulator. */
record Answered(int status, HttpHeaders headers, String text) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    JsonNode json() {
        return MAPPER.readTree(text);
    }

    JsonNode get(String key) {
        return json().path(key);
    }

    String taskId() {
        return get("_task").path("id").asString();
    }

    JsonNode error() {
        return get("errors").path(0);
    }

    String detail() {
        return error().path("detail").asString();
    }
}
