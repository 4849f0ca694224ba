package io.vdibroker.api.pool;

/** Why a machine is nobody's and yet not free. */
public enum HoldReason {
    /** An administrator took it from its user. */
    RELEASED,

    /** It was to be free again, and could not be switched off. */
    RETURN_FAILED
}
