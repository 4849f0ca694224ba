package io.vdibroker.api.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import java.util.Objects;
import java.util.UUID;

/** Identifies one position of an operation's plan; the same for all attempts at it. JSON and URLs show the bare UUID. */
public record RunId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunId {
        Objects.requireNonNull(value, "RunId needs a UUID");
    }

    /** Reads the canonical form of 36 characters; anything else is an {@link IllegalArgumentException}. */
    public static RunId of(String text) {
        return new RunId(Uuids.parse(text));
    }

    /** The run of one position of a machine's operation. */
    public static RunId of(OperationId operationId, int position) {
        return new RunId(Uuids.derive(operationId.value(), Integer.toString(position)));
    }

    /** The run of one step of an expansion. */
    public static RunId of(ExpansionId expansionId, Step step) {
        return new RunId(Uuids.derive(expansionId.value(), step.name()));
    }

    /** The run of one step of a pool. */
    public static RunId of(PoolId poolId, Step step) {
        return new RunId(Uuids.derive(poolId.value(), step.name()));
    }

    /** What ECP gets as {@code idempotency_key} for an attempt: a repeat of the attempt gets the same one. */
    public UUID idempotencyKey(int attempt) {
        return Uuids.derive(value, Integer.toString(attempt));
    }

    /** The stream key, by which Axon routes and associates. */
    @Override
    public String toString() {
        return "run/" + value;
    }
}
