package io.vdibroker.api.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The stream that guards one group name, without regard to case. */
public record GroupNameKey(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupNameKey {}

    /** The key that guards the given name. */
    public static GroupNameKey of(String name) {
        return new GroupNameKey(name.toLowerCase(Locale.ROOT));
    }

    /** The stream key, by which Axon routes. */
    @Override
    public String toString() {
        return "group-name/" + value;
    }
}
