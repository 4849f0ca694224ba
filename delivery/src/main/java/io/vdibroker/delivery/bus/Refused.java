package io.vdibroker.delivery.bus;

import io.vdibroker.api.RejectionDetails;

/** A command was refused; it says why. The same whether its handler runs in this process or in another. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient RejectionDetails details;

    Refused(RejectionDetails details, Throwable cause) {
        super(details.code() + ": " + details.message(), cause);
        this.details = details;
    }

    /** The code and the text for people. */
    public RejectionDetails details() {
        return details;
    }
}
