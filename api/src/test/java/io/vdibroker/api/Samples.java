package io.vdibroker.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one whole message of any type: every field filled, always with the same values. */
final class Samples {

    private Samples() {}

    /** Every record of a sealed family, and of the families below it. */
    static Stream<Class<?>> members(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses());
    }

    static Object of(Class<?> type) {
        return sample(type, type.getSimpleName());
    }

    /** The same with everything absent that may be. */
    static Object withoutOptionals(Class<?> type) {
        return construct(
                type,
                component -> isNullable(component) ? null : sample(component.getGenericType(), component.getName()));
    }

    /** The same with only these absent; they must be such that may be. */
    static Object without(Class<?> type, Set<String> absent) {
        return construct(type, component -> {
            if (!absent.contains(component.getName())) {
                return sample(component.getGenericType(), component.getName());
            }
            if (!isNullable(component)) {
                throw new IllegalArgumentException("An old " + type.getSimpleName() + " has no " + component.getName());
            }
            return null;
        });
    }

    /** The enums that are somewhere in a message of this type. */
    static Stream<Class<?>> enumsIn(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(Samples::enumsIn);
        }
        var raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Stream.of(raw);
        }
        return raw.isRecord()
                ? Arrays.stream(raw.getRecordComponents()).flatMap(component -> enumsIn(component.getGenericType()))
                : Stream.empty();
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object sample(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            var element = sample(generic.getActualTypeArguments()[0], name);
            return generic.getRawType() == List.class ? List.of(element) : Set.of(element);
        }
        var raw = (Class<?>) type;
        if (raw == String.class) {
            return "a " + name;
        }
        if (raw == UUID.class) {
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
        if (raw == int.class || raw == Integer.class) {
            return 7;
        }
        if (raw == long.class || raw == Long.class) {
            return 8L;
        }
        if (raw == boolean.class) {
            return true;
        }
        if (raw == Instant.class) {
            return Instant.parse("2026-03-01T08:00:00.123456789Z");
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        if (raw.isRecord()) {
            return construct(raw, component -> sample(component.getGenericType(), component.getName()));
        }
        throw new IllegalArgumentException("A message holds ids, texts, numbers, enums and instants, not " + raw);
    }

    private interface Values {
        @Nullable
        Object of(RecordComponent component);
    }

    private static Object construct(Class<?> type, Values values) {
        var types = new ArrayList<Class<?>>();
        var arguments = new ArrayList<@Nullable Object>();
        for (var component : type.getRecordComponents()) {
            types.add(component.getType());
            arguments.add(values.of(component));
        }
        try {
            var constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
