package io.vdibroker.web;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body without repeating what was in it: it may hold a password. */
final class JsonMistakes {

    private JsonMistakes() {}

    static InvalidRequest explain(JacksonException mistake) {
        if (mistake instanceof UnrecognizedPropertyException unknown) {
            return new InvalidRequest(path(unknown), "There is no such field here; remove it or correct its name");
        }
        if (mistake instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            var values = java.util.Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return new InvalidRequest(path(format), "Must be one of " + values);
        }
        if (mistake instanceof MismatchedInputException mismatch) {
            return new InvalidRequest(path(mismatch), expected(mismatch));
        }
        if (mistake instanceof DatabindException bound) {
            return new InvalidRequest(path(bound), "The value makes no sense here");
        }
        if (mistake instanceof StreamReadException) {
            var at = mistake.getLocation();
            return new InvalidRequest(
                    null,
                    at == null
                            ? "The body is not valid JSON"
                            : "The body is not valid JSON, at line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
        return new InvalidRequest(null, "The body is not valid JSON");
    }

    private static String expected(MismatchedInputException mismatch) {
        var type = mismatch.getTargetType();
        return type == null
                ? "The value has the wrong type"
                : "The value has the wrong type or is missing; expected " + name(type);
    }

    private static String name(Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == String.class) {
            return "a text";
        }
        return type.isRecord() && type.getRecordComponents().length == 1 || type == java.util.UUID.class
                ? "an id, a UUID of 36 characters"
                : "an object";
    }

    private static String path(JacksonException mistake) {
        return mistake.getPath().stream()
                .map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
