package io.vdibroker.delivery.attention;

/** How a resumption ended. */
public enum Resumption {
    /** The event and all behind it went through. */
    DONE,

    /** It, or one behind it, failed again; what is left stays as it was. */
    FAILED,

    /** Somebody else is resuming it. */
    UNDER_WAY,

    /** Nothing is held up under this id. */
    UNKNOWN
}
