package io.vdibroker.simulator.http;

import io.vdibroker.simulator.state.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request that has found its route. */
public record Call(Request request, Map<String, String> variables, ObjectNode body, @Nullable Account account) {

    public String id() {
        return variables.getOrDefault("id", "");
    }

    /** Only on routes that are not public. */
    public Account user() {
        if (account == null) {
            throw new IllegalStateException("A public route has no user");
        }
        return account;
    }

    public @Nullable String query(String name) {
        return request.query().get(name);
    }

    /** True when the caller wants the entity and not a task. */
    public boolean wantsResult() {
        return !isTrue(request.query().getOrDefault("async", "0"));
    }

    /** A flag of the query in any spelling, or null when it is absent. */
    public @Nullable Boolean queryFlag(String name) {
        String value = query(name);
        return (value == null || value.isBlank()) ? null : isTrue(value);
    }

    public String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw EcpError.field(name, "This field is required.");
        }
        return value;
    }

    public @Nullable String optionalText(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw EcpError.field(name, "Not a valid string.");
        }
        return value.asString();
    }

    public boolean flag(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return false;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return isTrue(value.asString(""));
    }

    public int number(String name, int absent) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return absent;
        }
        if (!value.isIntegralNumber()) {
            throw EcpError.field(name, "A valid integer is required.");
        }
        return value.intValue();
    }

    /** A list of ids, each of which is a uuid. */
    public List<String> ids(String name) {
        JsonNode value = body.get(name);
        if (value == null || !value.isArray()) {
            throw EcpError.field(name, "A list is required.");
        }
        List<String> ids = new ArrayList<>();
        value.forEach(item -> ids.add(uuid(name, item.asString(""))));
        return ids;
    }

    public static String uuid(String field, String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text).toString();
            }
        } catch (IllegalArgumentException e) {
            // said below, in the caller's words
        }
        throw EcpError.field(field, "“" + text + "” is not a valid UUID.");
    }

    private static boolean isTrue(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.equals("1") || lower.equals("true");
    }
}
