package io.vdibroker.api.pool;

/** Why a machine is nobody's and yet not free. */
public enum HoldReason {
    /** An administrator took it from its user. */
    RELEASED,

    /** It was to be free again, and could not be switched off. */
    RETURN_FAILED,

    /** The store was restored, and it is not known whether it became somebody's meanwhile. */
    RESTORED
}
