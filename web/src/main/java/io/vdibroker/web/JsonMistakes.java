package io.vdibroker.web;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body without repeating what was in it: it may hold a password. */
final class JsonMistakes {

    /** How Jackson begins to say it; it has no type of its own for it. */
    private static final String GIVEN_TWICE = "Duplicate";

    private JsonMistakes() {}

    static InvalidRequest explain(JacksonException mistake) {
        if (mistake instanceof UnrecognizedPropertyException unknown) {
            return new InvalidRequest(path(unknown), "There is no such field here; remove it or correct its name");
        }
        if (mistake instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return new InvalidRequest(path(format), Wanted.oneOf(format.getTargetType()));
        }
        if (mistake instanceof MismatchedInputException mismatch) {
            return new InvalidRequest(path(mismatch), expected(mismatch));
        }
        if (mistake instanceof DatabindException bound) {
            return new InvalidRequest(path(bound), "The value makes no sense here");
        }
        if (mistake instanceof InputCoercionException) {
            return new InvalidRequest(path(mistake), Wanted.WHOLE_NUMBER);
        }
        if (mistake instanceof StreamReadException) {
            var what = mistake.getOriginalMessage().startsWith(GIVEN_TWICE)
                    ? "A field is given twice"
                    : "The body is not valid JSON";
            var at = mistake.getLocation();
            return new InvalidRequest(
                    null, at == null ? what : what + ", at line " + at.getLineNr() + ", column " + at.getColumnNr());
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
