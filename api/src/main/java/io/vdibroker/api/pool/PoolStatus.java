package io.vdibroker.api.pool;

/** What a pool can do for its users. */
public enum PoolStatus {
    /** Its first machine is not there yet. */
    CREATING,

    /** It serves. */
    ACTIVE,

    /** It never had a machine, and the reason is recorded; it can be tried again. */
    FAILED,

    /** It is being removed with all that it had. */
    DELETING,

    /** Nothing of it is left but its history. */
    DELETED
}
