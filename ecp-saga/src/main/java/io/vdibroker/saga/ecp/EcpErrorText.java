package io.vdibroker.saga.ecp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an error body of ECP says, in whichever of its shapes: {@code errors} as a list of objects or texts, as a map of
 * texts or lists, as one text, or no {@code errors} at all. Only the first error counts for code and detail.
 */
record EcpErrorText(@Nullable String code, String detail, Set<String> fields) {

    private static final int LONGEST = 500;
    private static final Set<String> OF_EVERY_ERROR = Set.of("code", "detail", "msg_key");

    static EcpErrorText of(int status, JsonNode body) {
        var errors = body.path("errors");
        var first = errors.isArray() ? errors.path(0) : errors.isMissingNode() ? body : errors;
        var detail = firstText(first);
        return new EcpErrorText(
                text(first.path("code")),
                detail == null ? "ECP answered " + status + " without an explanation" : shortened(detail),
                fields(first));
    }

    /** The names that a validation error complains about, such as {@code verbose_name}. */
    private static Set<String> fields(JsonNode error) {
        var fields = new LinkedHashSet<String>(error.propertyNames());
        fields.removeAll(OF_EVERY_ERROR);
        return Set.copyOf(fields);
    }

    private static @Nullable String firstText(JsonNode error) {
        var detail = text(error.path("detail"));
        if (detail != null || !error.isObject()) {
            return detail == null ? text(error) : detail;
        }
        List<String> named = new ArrayList<>();
        for (var field : error.properties()) {
            var value = OF_EVERY_ERROR.contains(field.getKey()) ? null : text(field.getValue());
            if (value != null) {
                named.add(field.getKey() + ": " + value);
            }
        }
        return named.isEmpty() ? null : String.join("; ", named);
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty() ? null : text(value.path(0));
        }
        if (value.isString() && !value.stringValue().isBlank()) {
            return value.stringValue().strip();
        }
        return value.isNumber() ? value.asString() : null;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
