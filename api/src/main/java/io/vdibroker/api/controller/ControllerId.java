package io.vdibroker.api.controller;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Uuids;
import java.util.Objects;
import java.util.UUID;

/** Identifies one connection to an ECP VeiL. JSON and URLs show the bare UUID. */
public record ControllerId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ControllerId {
        Objects.requireNonNull(value, "ControllerId needs a UUID");
    }

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static ControllerId of(String text) {
        return new ControllerId(Uuids.parse(text));
    }

    /** The stream key, by which Axon routes and associates. */
    @Override
    public String toString() {
        return "controller/" + value;
    }
}
