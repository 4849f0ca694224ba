package io.vdibroker.api.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Uuids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a group of users. JSON and URLs show the bare UUID. */
public record GroupId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupId {
        Objects.requireNonNull(value, "GroupId needs a UUID");
    }

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static GroupId of(String text) {
        return new GroupId(Uuids.parse(text));
    }

    /** The stream key, by which Axon routes and associates. */
    @Override
    public String toString() {
        return "group/" + value;
    }
}
