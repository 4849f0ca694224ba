package io.vdibroker.saga.ecp;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One request in the form that ECP expects. Its text never shows the body, which may hold a password. */
record EcpRequest(String method, String path, Map<String, String> query, @Nullable ObjectNode body) {

    private static final int LONGEST_URL = 6_000;

    static EcpRequest get(String path) {
        return of("GET", path, null);
    }

    /** A POST without body, which has no place for a key. */
    static EcpRequest post(String path) {
        return of("POST", path, null);
    }

    static EcpRequest post(String path, UUID key, ObjectNode body) {
        return of("POST", path, body.put("idempotency_key", key.toString()));
    }

    static EcpRequest put(String path, ObjectNode body) {
        return of("PUT", path, body);
    }

    private static EcpRequest of(String method, String path, @Nullable ObjectNode body) {
        return new EcpRequest(method, path, Map.of("async", "1"), body);
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** ECP does the work before it answers, and makes no task of it. */
    EcpRequest atOnce() {
        return with("async", "0");
    }

    EcpRequest with(String name, String value) {
        var more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new EcpRequest(method, path, more, body);
    }

    /** Unchanged when there is no value. */
    EcpRequest withIf(String name, @Nullable Object value) {
        return value == null ? this : with(name, value.toString());
    }

    EcpRequest page(int limit, int offset) {
        return with("limit", Integer.toString(limit)).with("offset", Integer.toString(offset));
    }

    /** Asks about ECP itself, not about what it has. */
    boolean isOfTheController() {
        return path.startsWith("controllers/");
    }

    boolean onlyReads() {
        return "GET".equals(method);
    }

    URI uri(URI base) {
        var parameters = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        var uri = base.resolve("/api/" + path + "?" + parameters);
        if (uri.toString().length() > LONGEST_URL) {
            throw new IllegalArgumentException("A URL of more than " + LONGEST_URL + " characters: " + this);
        }
        return uri;
    }

    /** ECP expects the commas of lists as they are. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
