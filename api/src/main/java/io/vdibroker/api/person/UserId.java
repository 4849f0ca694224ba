package io.vdibroker.api.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Uuids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a person with an account. JSON and URLs show the bare UUID. */
public record UserId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {
        Objects.requireNonNull(value, "UserId needs a UUID");
    }

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static UserId of(String text) {
        return new UserId(Uuids.parse(text));
    }

    /** The stream key, by which Axon routes and associates. */
    @Override
    public String toString() {
        return "user/" + value;
    }
}
