package io.vdibroker.api.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Uuids;
import java.util.Objects;
import java.util.UUID;

/** Identifies one device, or one administrator's browser, signed in. JSON and URLs show the bare UUID. */
public record SessionId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {
        Objects.requireNonNull(value, "SessionId needs a UUID");
    }

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static SessionId of(String text) {
        return new SessionId(Uuids.parse(text));
    }

    /** The stream key, by which Axon routes and associates. */
    @Override
    public String toString() {
        return "session/" + value;
    }
}
