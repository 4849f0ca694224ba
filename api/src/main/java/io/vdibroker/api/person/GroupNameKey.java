package io.vdibroker.api.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Names;

/** The stream that guards one group name, and all that are the same one: see {@link Names#key}. */
public record GroupNameKey(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupNameKey {}

    /** The key that guards the given name. */
    public static GroupNameKey of(String name) {
        return new GroupNameKey(Names.key(name));
    }

    /** The stream key, by which Axon routes. */
    @Override
    public String toString() {
        return "group-name/" + value;
    }
}
