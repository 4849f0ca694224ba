package io.vdibroker.secrets;

/** A sealed value is not what was sealed here: damaged, altered, or moved from another row. A repeat does not help. */
public final class TamperedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TamperedException(String context, Throwable cause) {
        super("The sealed value of " + context + " is damaged or does not belong there", cause);
    }
}
