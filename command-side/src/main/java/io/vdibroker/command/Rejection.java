package io.vdibroker.command;

import io.vdibroker.api.RejectionCode;

/** A refusal that the sender is to be told of. It is expected, so it carries a code and no stack trace. */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;

    public Rejection(RejectionCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public RejectionCode code() {
        return code;
    }
}
