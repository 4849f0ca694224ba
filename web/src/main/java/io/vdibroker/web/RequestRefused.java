package io.vdibroker.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;

/** An endpoint refuses without asking anybody: answered like a command that was refused with this code. */
public class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RejectionDetails details;

    /** The message says what to do. */
    public RequestRefused(RejectionCode code, String message) {
        super(message, null, false, false);
        this.details = new RejectionDetails(code, message);
    }

    /** The code and the text for people. */
    public RejectionDetails details() {
        return details;
    }
}
