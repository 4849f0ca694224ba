package io.vdibroker.api.pool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Uuids;
import java.util.Objects;
import java.util.UUID;

/** Identifies one absence of a user from a machine, from the moment the last device left. JSON and URLs show the bare UUID. */
public record LeaveId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LeaveId {
        Objects.requireNonNull(value, "LeaveId needs a UUID");
    }

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static LeaveId of(String text) {
        return new LeaveId(Uuids.parse(text));
    }

    /** The stream key, by which Axon routes and associates. */
    @Override
    public String toString() {
        return "leave/" + value;
    }
}
