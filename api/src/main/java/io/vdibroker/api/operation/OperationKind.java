package io.vdibroker.api.operation;

/** Why something is done to a machine. One operation of a machine runs, one may wait; REMOVE supersedes both. */
public enum OperationKind {
    /** To be admitted to its pool. */
    PREPARE,

    /** To serve the user who asked for it. */
    REQUEST,

    /** To leave the pool, and to be deleted if the broker cloned it. */
    REMOVE,

    /** Because a person asked for it. */
    POWER,

    /** Because its user left. */
    AFTER_DISCONNECT
}
