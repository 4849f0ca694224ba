package io.vdibroker.api.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import java.util.Objects;
import java.util.UUID;

/** Identifies one thing that is being done to a machine, step by step. JSON and URLs show the bare UUID. */
public record OperationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OperationId {
        Objects.requireNonNull(value, "OperationId needs a UUID");
    }

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static OperationId of(String text) {
        return new OperationId(Uuids.parse(text));
    }

    /** The operation that an event causes; a repeat of the event gets the same one. */
    public static OperationId causedBy(String eventIdentifier, OperationKind kind) {
        return new OperationId(Uuids.derive(Uuids.parse(eventIdentifier), kind.name()));
    }

    /** The operation of one machine that an event about several causes; a repeat of the event gets the same one. */
    public static OperationId causedBy(String eventIdentifier, MachineId machineId, OperationKind kind) {
        return new OperationId(Uuids.derive(Uuids.parse(eventIdentifier), kind.name() + "/" + machineId.value()));
    }

    /** The set-up of a pool, as operations are shown to people. */
    public static OperationId ofSetUp(PoolId poolId) {
        return new OperationId(Uuids.derive(poolId.value(), "set-up"));
    }

    /** The removal of a pool, as operations are shown to people. */
    public static OperationId ofRemoval(PoolId poolId) {
        return new OperationId(Uuids.derive(poolId.value(), "removal"));
    }

    /** The claim of a machine by a static pool, at its creation. */
    public static OperationId ofClaim(PoolId poolId, MachineId machineId) {
        return new OperationId(Uuids.derive(poolId.value(), machineId.value().toString()));
    }

    /** The stream key, by which Axon routes and associates. */
    @Override
    public String toString() {
        return "operation/" + value;
    }
}
