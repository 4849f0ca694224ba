package io.vdibroker.api.machine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import java.util.Objects;
import java.util.UUID;

/** Identifies a machine; equal to the id of its ECP domain. JSON and URLs show the bare UUID. */
public record MachineId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MachineId {
        Objects.requireNonNull(value, "MachineId needs a UUID");
    }

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static MachineId of(String text) {
        return new MachineId(Uuids.parse(text));
    }

    /** The machine of an expansion with the given index, counted from 0: known before it is cloned. */
    public static MachineId of(ExpansionId expansionId, int index) {
        return new MachineId(Uuids.derive(expansionId.value(), Integer.toString(index)));
    }

    /** The stream key, by which Axon routes and associates. */
    @Override
    public String toString() {
        return "machine/" + value;
    }
}
