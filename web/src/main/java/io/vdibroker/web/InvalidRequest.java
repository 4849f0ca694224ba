package io.vdibroker.web;

import org.jspecify.annotations.Nullable;

/** A request that makes no sense: answered with 400, the field at fault, and a sentence that says what to do. */
public class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String field;

    /** Without a field, the request as a whole is at fault. */
    public InvalidRequest(@Nullable String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    @Nullable
    String field() {
        return field;
    }
}
