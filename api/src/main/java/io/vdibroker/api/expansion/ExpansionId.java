package io.vdibroker.api.expansion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Uuids;
import java.util.Objects;
import java.util.UUID;

/** Identifies one growth of a pool: up to 100 machines cloned by one ECP task. JSON and URLs show the bare UUID. */
public record ExpansionId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExpansionId {
        Objects.requireNonNull(value, "ExpansionId needs a UUID");
    }

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static ExpansionId of(String text) {
        return new ExpansionId(Uuids.parse(text));
    }

    /** The expansion that may follow another one, of itself. */
    public static ExpansionId after(ExpansionId previous) {
        return new ExpansionId(Uuids.derive(previous.value(), "next"));
    }

    /** The expansion that an event may cause; a repeat of the event gets the same one. */
    public static ExpansionId causedBy(String eventIdentifier) {
        return new ExpansionId(Uuids.derive(Uuids.parse(eventIdentifier), "expansion"));
    }

    /** The stream key, by which Axon routes and associates. */
    @Override
    public String toString() {
        return "expansion/" + value;
    }
}
