package io.vdibroker.api.operation.query;

/** What an administrator may do about an operation at present. */
public enum OperationAction {
    /** Not to wait for the next attempt. */
    RETRY,

    /** To let go on what does not go on by itself, or not yet. */
    RESUME,

    /** To let it go on without the current step. */
    SKIP,

    /** To end it and to take back what it began. */
    GIVE_UP
}
