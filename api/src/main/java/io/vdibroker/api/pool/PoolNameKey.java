package io.vdibroker.api.pool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The stream that guards one pool name: names are unique without regard to case. */
public record PoolNameKey(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PoolNameKey {}

    /** The key that guards the given name. */
    public static PoolNameKey of(String name) {
        return new PoolNameKey(name.toLowerCase(Locale.ROOT));
    }

    /** The stream key, by which Axon routes. */
    @Override
    public String toString() {
        return "pool-name/" + value;
    }
}
