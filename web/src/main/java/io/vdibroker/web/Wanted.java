package io.vdibroker.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a value must be, in words that name nothing of the program. */
final class Wanted {
    static final String WHOLE_NUMBER = "Must be a whole number, not that large or small";

    private Wanted() {}

    static String oneOf(Class<?> enumeration) {
        return "Must be one of "
                + Arrays.stream(enumeration.getEnumConstants())
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
    }

    /** Of a type that the language or Java brings; the own types know their own words. */
    static @Nullable String of(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            return oneOf(type);
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return WHOLE_NUMBER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return "Must be true or false";
        }
        if (type == Instant.class) {
            return "Must be a time such as 2026-03-01T08:00:00Z";
        }
        return type == UUID.class ? "Must be an id, a UUID of 36 characters" : null;
    }
}
