package io.vdibroker.query.store;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A failure within a document. */
public record StoredFailure(FailureCode code, String text) {

    /** How it is written. */
    public static Document of(Failure failure) {
        return new Document("code", failure.code().name()).append("text", failure.text());
    }

    /** The stored form of a failure that may be absent. */
    public static @Nullable Document ofNullable(@Nullable Failure failure) {
        return failure == null ? null : of(failure);
    }

    /** Reads back what was written. */
    public static @Nullable Failure read(@Nullable StoredFailure stored) {
        return stored == null ? null : stored.toFailure();
    }

    /** What was written. */
    public Failure toFailure() {
        return new Failure(code, text);
    }
}
