package io.vdibroker.delivery.json;

import java.lang.reflect.Constructor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.module.SimpleKeyDeserializers;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads ids as keys of maps. Jackson writes such a key by its {@code @JsonValue}, but knows no way back unless that is a
 * string: a snapshot with a map by id would be stored, and could never be read.
 */
final class IdKeys extends SimpleKeyDeserializers {

    private static final long serialVersionUID = 1;

    static SimpleModule module() {
        return new SimpleModule("ids as keys").setKeyDeserializers(new IdKeys());
    }

    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        var raw = type.getRawClass();
        if (!raw.isRecord() || raw.getRecordComponents().length != 1) {
            return null;
        }
        try {
            return raw.getRecordComponents()[0].getType() == UUID.class
                    ? new OfUuid(raw.getDeclaredConstructor(UUID.class))
                    : null;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has its canonical constructor", e);
        }
    }

    private static final class OfUuid extends KeyDeserializer {

        private final Constructor<?> constructor;

        OfUuid(Constructor<?> constructor) {
            this.constructor = constructor;
            constructor.setAccessible(true);
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            try {
                return constructor.newInstance(UUID.fromString(key));
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                return context.handleWeirdKey(constructor.getDeclaringClass(), key, "no id: %s", e.getMessage());
            }
        }
    }
}
