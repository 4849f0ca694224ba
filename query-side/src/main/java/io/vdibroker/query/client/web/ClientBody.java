package io.vdibroker.query.client.web;

import io.vdibroker.web.BodyTooLarge;
import io.vdibroker.web.BodyTooSlow;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client sent, read leniently: nothing at all is an empty object, and what has another type is not there. */
record ClientBody(JsonNode root) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** It is no JSON object. It is not repeated: it may hold a password. */
    static class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("The body is no JSON object", null, false, false);
        }
    }

    /** Of whatever content type: the client names JSON, and others who know the protocol may name none or a wrong one. */
    static ClientBody of(HttpServletRequest request) {
        try {
            return of(request.getInputStream().readAllBytes());
        } catch (BodyTooLarge | BodyTooSlow e) {
            throw new UncheckedIOException(e);
        } catch (IOException broken) {
            throw new Unreadable();
        }
    }

    private static ClientBody of(byte[] bytes) {
        if (bytes.length == 0) {
            return new ClientBody(MAPPER.createObjectNode());
        }
        try {
            var root = MAPPER.readTree(bytes);
            if (root != null && root.isObject()) {
                return new ClientBody(root);
            }
        } catch (JacksonException e) {
            throw new Unreadable();
        }
        throw new Unreadable();
    }

    Optional<String> text(String field) {
        var value = root.path(field);
        return value.isValueNode() && !value.isNull() && !value.isMissingNode()
                ? Optional.of(value.asString())
                : Optional.empty();
    }

    boolean flag(String field) {
        var value = root.path(field);
        return value.isBoolean()
                ? value.asBoolean()
                : text(field).filter("true"::equalsIgnoreCase).isPresent();
    }

    OptionalInt number(String field) {
        var value = root.path(field);
        return value.isInt() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "ClientBody";
    }
}
