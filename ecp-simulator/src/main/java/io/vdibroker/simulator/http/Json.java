package io.vdibroker.simulator.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the API's JSON. */
public final class Json {
    public static final String TYPE = "application/json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter SIX_DIGITS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    /** Always six digits of a second: a client's fixed pattern fails with less. */
    public static String time(Instant instant) {
        return SIX_DIGITS.format(instant);
    }

    public static @Nullable String timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static Reply reply(int status, Object body) {
        return Reply.of(status, TYPE, text(body));
    }

    /** An absent body is an empty object. */
    public static ObjectNode object(String text) {
        if (text.isBlank()) {
            return MAPPER.createObjectNode();
        }
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // said below; the parser's own words would only puzzle a client
        }
        throw new EcpError(400, "50006", "JSON parse error.");
    }
}
