package io.vdibroker.query.store;

import com.mongodb.client.model.Updates;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** How values are stored: ids as their bare text, enums by name, sealed values whole, and what is absent not at all. */
public final class Fields {

    private Fields() {}

    /** Sets the field, or removes it if there is no value. */
    public static Bson put(String field, @Nullable Object value) {
        return value == null ? Updates.unset(field) : Updates.set(field, stored(value));
    }

    /** The stored form of enums, in the order of the collection. */
    public static List<String> names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    static Object stored(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof UUID id) {
            return id.toString();
        }
        if (value instanceof Sealed sealed) {
            return new Document("person", sealed.personId().value().toString())
                    .append("ciphertext", sealed.ciphertext());
        }
        return value;
    }

    /** Reads back what was sealed. */
    public static @Nullable Sealed sealed(@Nullable SealedField field) {
        return field == null ? null : new Sealed(UserId.of(field.person()), field.ciphertext());
    }
}
